import { typeName } from '../../validation/pydantic-message.js';
import type { Reader } from '../../validation/reader.js';
import { resizedShape, scaledShape } from '../compute/tensor-shape.js';
import type { NodeContext } from '../context.js';
import { input, optionalInput, requiredInput } from '../input.js';
import { bool, float, integer, type Kind, list, literal } from '../kind.js';
import { type NodeType, nodeType } from '../node-type.js';
import { imageField } from '../outputs.js';
import { PythonError } from '../python-error.js';
import { schedulerHints, schedulerKind, schedulerOutput } from '../scheduler-output.js';
import { latentsCollectionOutput, latentsField, latentsOutput, noiseOutput } from '../tensor-outputs.js';

const shared = { category: 'latents', tags: ['latents'] } as const;
/** Pixels of an image per value of its latents. */
const SCALE = 8;

/** For each type of noise, its channels and what its sides in pixels are multiples of. */
const NOISES: Readonly<Record<string, readonly [channels: number, multiple: number]>> = {
  SD: [4, 8],
  FLUX: [16, 16],
  'FLUX.2': [32, 16],
  SD3: [16, 16],
  CogView4: [16, 32],
  'Z-Image': [16, 16],
  Anima: [16, 8],
};

const bounded = integer({ ge: 0, le: 4_294_967_295 });
const readSeed: Reader<number> = (value, loc) => {
  if (typeof value === 'number' || typeof value === 'boolean') {
    const rest = Number(value) % 4_294_967_296;
    return bounded.read(rest < 0 ? rest + 4_294_967_296 : rest, loc);
  }
  const problem =
    typeof value === 'string'
      ? 'not all arguments converted during string formatting'
      : `unsupported operand type(s) for %: '${typeName(value)}' and 'int'`;
  throw new PythonError('TypeError', problem);
};
/** The server takes the remainder before it reads a seed, and fails when there is none. */
const seed: Kind<number> = { ...bounded, read: readSeed };

interface Noise {
  readonly noise_type: string;
  readonly width: number;
  readonly height: number;
}

function noiseShape({ noise_type, width, height }: Noise): number[] {
  const [channels, multiple] = NOISES[noise_type] ?? [0, 1];
  if (width % multiple !== 0 || height % multiple !== 0) {
    throw new PythonError('ValueError', `${noise_type} noise width and height must be a multiple of ${multiple}`);
  }
  return [1, channels, ...(noise_type === 'Anima' ? [1] : []), height / SCALE, width / SCALE];
}

const side = (least: number, fallback?: number) => {
  const kind = integer({ ge: least, multipleOf: SCALE });
  return fallback === undefined ? requiredInput(kind) : input(kind, fallback);
};
const noiseSide = input(integer({ gt: 0, multipleOf: SCALE }), 512);
const connected = { ...requiredInput(latentsField), source: 'connection' } as const;

const output = (latents_name: string, shape: readonly number[], seed: number | null) => ({
  latents: { latents_name, seed },
  width: (shape[3] ?? 0) * SCALE,
  height: (shape[2] ?? 0) * SCALE,
});

const saved = (shape: readonly number[], seed: number | null, { saveTensor }: NodeContext) =>
  output(saveTensor({ shape }), shape, seed);

const interpolation = {
  mode: input(literal(['nearest', 'linear', 'bilinear', 'bicubic', 'trilinear', 'area', 'nearest-exact']), 'bilinear'),
  antialias: input(bool, false),
};

export const latents: readonly NodeType[] = [
  nodeType({
    ...shared,
    type: 'noise',
    className: 'NoiseInvocation',
    title: 'Create Latent Noise',
    version: '1.1.0',
    tags: ['latents', 'noise'],
    inputs: {
      noise_type: input(literal(Object.keys(NOISES)), 'SD'),
      seed: input(seed, 0),
      width: noiseSide,
      height: noiseSide,
      use_cpu: input(bool, true),
    },
    output: noiseOutput,
    invoke: ({ seed, ...inputs }, context) => {
      const shape = noiseShape(inputs);
      const noise = { latents_name: context.saveTensor({ shape }), seed };
      return { noise, width: inputs.width, height: inputs.height };
    },
  }),
  nodeType({
    ...shared,
    type: 'latents',
    className: 'LatentsInvocation',
    title: 'Latents Primitive',
    version: '1.0.2',
    category: 'primitives',
    tags: ['primitives', 'latents'],
    inputs: { latents: connected },
    output: latentsOutput,
    invoke: ({ latents: { latents_name: name } }, context) => output(name, context.loadTensor(name).shape, null),
  }),
  nodeType({
    ...shared,
    type: 'latents_collection',
    className: 'LatentsCollectionInvocation',
    title: 'Latents Collection Primitive',
    version: '1.0.1',
    category: 'primitives',
    tags: ['primitives', 'latents', 'collection'],
    inputs: { collection: requiredInput(list(latentsField)) },
    output: latentsCollectionOutput,
    invoke: ({ collection }) => ({ collection }),
  }),
  nodeType({
    ...shared,
    type: 'crop_latents',
    className: 'CropLatentsCoreInvocation',
    title: 'Crop Latents',
    version: '1.0.2',
    tags: ['latents', 'crop'],
    inputs: { latents: connected, x: side(0), y: side(0), width: side(1), height: side(1) },
    output: latentsOutput,
    invoke: ({ latents, x, y, width, height }, context) => {
      const { shape } = context.loadTensor(latents.latents_name);
      const rest = (place: number, length: number, whole = 0) =>
        Math.min((place + length) / SCALE, whole) - Math.min(place / SCALE, whole);
      const [down, across] = shape.slice(-2);
      return saved([...shape.slice(0, -2), rest(y, height, down), rest(x, width, across)], null, context);
    },
  }),
  nodeType({
    ...shared,
    type: 'lblend',
    className: 'BlendLatentsInvocation',
    title: 'Blend Latents',
    version: '1.1.0',
    tags: ['latents', 'blend', 'mask'],
    inputs: {
      latents_a: connected,
      latents_b: connected,
      mask: optionalInput(imageField),
      alpha: input(float({ ge: 0 }), 0.5),
    },
    output: latentsOutput,
    invoke: async ({ latents_a, latents_b, mask }, context) => {
      const { shape } = context.loadTensor(latents_a.latents_name);
      const { shape: other } = context.loadTensor(latents_b.latents_name);
      if (mask) await context.openImage(mask.image_name);
      if (shape.join() !== other.join()) {
        throw new PythonError('ValueError', 'Latents to blend must be the same size.');
      }
      return saved(shape, null, context);
    },
  }),
  nodeType({
    ...shared,
    type: 'lresize',
    className: 'ResizeLatentsInvocation',
    title: 'Resize Latents',
    version: '1.0.2',
    tags: ['latents', 'resize'],
    inputs: { latents: connected, width: side(64), height: side(64), ...interpolation },
    output: latentsOutput,
    invoke: ({ latents, width, height, mode }, context) => {
      const { shape } = context.loadTensor(latents.latents_name);
      return saved(resizedShape(shape, [height / SCALE, width / SCALE], mode), latents.seed, context);
    },
  }),
  nodeType({
    ...shared,
    type: 'lscale',
    className: 'ScaleLatentsInvocation',
    title: 'Scale Latents',
    version: '1.0.2',
    tags: ['latents', 'resize'],
    inputs: { latents: connected, scale_factor: requiredInput(float({ gt: 0 })), ...interpolation },
    output: latentsOutput,
    invoke: ({ latents, scale_factor, mode }, context) => {
      const { shape } = context.loadTensor(latents.latents_name);
      return saved(scaledShape(shape, scale_factor, mode), latents.seed, context);
    },
  }),
  nodeType({
    type: 'scheduler',
    className: 'SchedulerInvocation',
    title: 'Scheduler',
    version: '1.0.0',
    category: 'latents',
    tags: ['scheduler'],
    inputs: { scheduler: input(schedulerKind, 'euler', { hints: schedulerHints }) },
    output: schedulerOutput,
    invoke: ({ scheduler }) => ({ scheduler }),
  }),
];
