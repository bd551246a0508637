import { parse } from 'node:path';

import type { TensorShapes } from '../../storage/model-file/safetensors.js';
import { controlSettings, mainSettings } from './model-settings.js';

type Fields = Readonly<Record<string, unknown>>;

const ATTENTION = 'transformer_blocks.0.attn2.to_k.weight';
const BLOCKS = 'model.diffusion_model.input_blocks';
const SMALL = new Map([
  [768, 'sd-1'],
  [1024, 'sd-2'],
]);
const LARGE = new Map([
  [2048, 'sdxl'],
  [1280, 'sdxl-refiner'],
]);
const CONTROLLED = new Map([...SMALL, [2048, 'sdxl'], [1280, 'sdxl']]);
const VARIANTS = new Map([
  [4, 'normal'],
  [5, 'depth'],
  [9, 'inpaint'],
]);

/** Returns what a single file with these tensors is: a main model, a ControlNet or a VAE of Stable Diffusion or FLUX. */
export const ofCheckpoint = (path: string, tensors: TensorShapes): Fields | undefined =>
  ofMain(tensors) ?? ofControlNet(path, tensors) ?? ofVae(path, tensors);

function ofMain(tensors: TensorShapes): Fields | undefined {
  const widthOf = (block: number) => tensors.get(`${BLOCKS}.${block}.1.${ATTENTION}`)?.at(-1) ?? 0;
  const base = SMALL.get(widthOf(2)) ?? LARGE.get(widthOf(4));
  const variant = VARIANTS.get(tensors.get(`${BLOCKS}.0.0.weight`)?.[1] ?? 0);
  if (base === undefined || variant === undefined) return undefined;
  const prediction_type = base === 'sd-2' ? 'v_prediction' : 'epsilon';
  const default_settings = mainSettings(base);
  return { type: 'main', format: 'checkpoint', base, variant, prediction_type, default_settings };
}

function ofControlNet(path: string, tensors: TensorShapes): Fields | undefined {
  const base = CONTROLLED.get(tensors.get(`control_model.input_blocks.2.1.${ATTENTION}`)?.at(-1) ?? 0);
  if (base === undefined) return undefined;
  return { type: 'controlnet', format: 'checkpoint', base, default_settings: controlSettings(parse(path).name) };
}

/** The server tells the VAEs of Stable Diffusion apart by the names of their files. */
function ofVae(path: string, tensors: TensorShapes): Fields | undefined {
  const channels = tensors.get('decoder.conv_in.weight')?.[1];
  const { base: name } = parse(path);
  if (channels === 16) return { type: 'vae', format: 'checkpoint', base: 'flux' };
  if (channels !== 4) return undefined;
  const other = /sd2/i.test(name) ? 'sd-2' : 'sd-1';
  return { type: 'vae', format: 'checkpoint', base: /xl/i.test(name) ? 'sdxl' : other };
}
