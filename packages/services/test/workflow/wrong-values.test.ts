import { expect, test } from 'vitest';

import { WorkflowValuesError } from '../../src/errors.js';
import { invocation, workflowDocument } from '../support/workflow-document.js';
import { createWorkflowFixture } from '../support/workflow-fixture.js';

const exposed = (nodeId: string, ...names: string[]) => names.map((fieldName) => ({ nodeId, fieldName }));

/** Exposes inputs of all kinds. */
const document = workflowDocument(
  [
    invocation('noise', 'noise', { noise_type: 'SD', seed: 1, width: 64, height: 64, use_cpu: true }),
    invocation('denoise', 'denoise_latents', {
      steps: 9,
      cfg_scale: 7,
      denoising_start: 0,
      scheduler: 'euler',
      cfg_rescale_multiplier: 0,
    }),
    invocation('blur', 'img_blur', { image: { image_name: 'a.png' }, radius: 8, blur_type: 'box', board: 'auto' }),
    invocation('blank', 'blank_image', { color: { r: 0, g: 0, b: 0, a: 255 } }),
    invocation('text', 'string', { value: 'a fox' }),
    invocation('texts', 'string_collection', { collection: ['a'] }),
    invocation('numbers', 'integer_collection', { collection: [1] }),
    invocation('images', 'image_collection', { images: [] }),
    invocation('film', 'video', { video: { video_name: 'a.mp4' } }),
    invocation('model', 'main_model_loader', { model: undefined }),
    invocation('loras', 'lora_collection_loader', { loras: [] }),
    invocation(
      'one',
      'integer',
      { value: 1 },
      { inputs: { value: { name: 'value', label: 'Twice', description: '', value: 1 } } },
    ),
    invocation(
      'two',
      'integer',
      { value: 1 },
      { inputs: { value: { name: 'value', label: 'Twice', description: '', value: 1 } } },
    ),
    invocation('sum', 'add', { a: 1, b: 2 }),
  ],
  ['one.value -> sum.a'],
  {
    exposedFields: [
      ...exposed('noise', 'noise_type', 'seed', 'width', 'use_cpu'),
      ...exposed('denoise', 'steps', 'cfg_scale', 'denoising_start', 'scheduler', 'cfg_rescale_multiplier'),
      ...[...exposed('blur', 'image', 'radius', 'blur_type', 'board'), ...exposed('blank', 'color')],
      ...[...exposed('text', 'value'), ...exposed('images', 'images'), ...exposed('film', 'video')],
      ...[
        ...exposed('model', 'model'),
        ...exposed('loras', 'loras'),
        ...exposed('one', 'value'),
        ...exposed('two', 'value'),
      ],
    ],
  },
);

const models = [
  { key: 'k1', name: 'Painter', base: 'sd-1', type: 'main', format: 'diffusers', hash: 'blake3:1' },
  { key: 'k2', name: 'Painter XL', base: 'sdxl', type: 'main', format: 'diffusers', hash: 'blake3:2' },
  { key: 'k3', name: 'Lines', base: 'sd-1', type: 'lora', format: 'lycoris', hash: 'blake3:3' },
  { key: 'k4', name: 'Same', base: 'sd-1', type: 'main', format: 'diffusers', hash: 'blake3:4' },
  { key: 'k5', name: 'Same', base: 'sd-1', type: 'main', format: 'diffusers', hash: 'blake3:5' },
];

const [integer, number, text, color] = ['an integer', 'a number', 'a text', '{ r, g, b, a }'];
const [image, video, board] = ['an image: its name', 'a video: its name', 'a board: its id or name'];
const [main, lora] = ['a main model for sd-1 or sd-2', '{ lora, weight }'];

/** The input, the value, and what the message has of the value and of what is allowed. */
const cases: readonly (readonly [string, unknown, string, string])[] = [
  // kinds of numbers
  ...[
    ['7', '"7"'],
    [1.5, '1.5'],
    [Number.NaN, 'NaN'],
    [Infinity, 'Infinity'],
    [true, 'true'],
    [{}, 'an object'],
    [[1], 'a list of 1 item'],
    [null, 'null'],
    ['', '""'],
    [2 ** 60, '1152921504606847000'],
  ].map(([value, shown]) => ['Seed', value, String(shown), value === null ? 'leave it out' : integer] as const),
  ...[
    ['7', '"7"'],
    [Number.NaN, 'NaN'],
    [-Infinity, '-Infinity'],
    [false, 'false'],
    [{ a: 1 }, 'an object'],
    [() => 1, 'a function'],
    [[0.5], 'a list of 1 item'],
  ].map(([value, shown]) => ['Radius', value, String(shown), number] as const),
  // ranges
  ['Seed', -1, '-1', 'at least 0'],
  ['Seed', 4_294_967_296, '4294967296', 'at most 4294967295'],
  ['Steps', 0, '0', 'more than 0'],
  ['Steps', -5, '-5', 'more than 0'],
  ['Radius', -0.1, '-0.1', 'at least 0'],
  ['Denoising Start', 1.01, '1.01', 'at most 1'],
  ['Denoising Start', -0.01, '-0.01', 'at least 0'],
  ['CFG Rescale Multiplier', 1, '1', 'less than 1'],
  ['noise.height', 0, '0', 'more than 0'],
  ['noise.height', -8, '-8', 'more than 0'],
  // multiples
  ['Width', 100, '100', 'a multiple of 8'],
  ['Width', 513, '513', 'a multiple of 8'],
  ['noise.height', 7, '7', 'a multiple of 8'],
  ['noise.height', 12.5, '12.5', 'a multiple of 8'],
  // choices
  ['Scheduler', 'eulr', '"eulr"; did you mean "euler"?', '"euler_a"'],
  ['Scheduler', 'Euler', '"Euler"; did you mean "euler"?', '"ddim"'],
  ['Scheduler', 5, '5', 'one of "ddim"'],
  ['Scheduler', '', '""', 'one of "ddim"'],
  ['Scheduler', ['euler'], 'a list of 1 item', 'one of "ddim"'],
  ['Blur Type', 'Box', '"Box"; did you mean "box"?', '"gaussian", "box"'],
  ['Blur Type', true, 'true', '"gaussian", "box"'],
  ['Noise Type', 'SD 3', '"SD 3"; did you mean "SD3"?', '"SD3"'],
  ['Noise Type', {}, 'an object', '"SD"'],
  // texts, true and false
  ...[
    [5, '5'],
    [true, 'true'],
    [{}, 'an object'],
    [['a'], 'a list of 1 item'],
    [null, 'null'],
    [10n, '10n'],
  ].map(([value, shown]) => ['Value', value, String(shown), value === null ? 'leave it out' : text] as const),
  ...[
    ['true', '"true"'],
    [1, '1'],
    [0, '0'],
    ['', '""'],
    [[], 'a list of 0 items'],
  ].map(([value, shown]) => ['Use Cpu', value, String(shown), 'true or false'] as const),
  // colors
  ...[
    ['red', '"red"'],
    [{ r: 1, g: 2, b: 3 }, 'an object'],
    [{ r: 256, g: 0, b: 0, a: 0 }, 'an object'],
    [{ r: 0.5, g: 0, b: 0, a: 0 }, 'an object'],
    [[1, 2, 3, 4], 'a list of 4 items'],
  ].map(([value, shown]) => ['Color', value, String(shown), String(color)] as const),
  // images, videos, boards: of the wrong kind
  ...[
    [5, '5'],
    [{}, 'an object'],
    [{ image_name: 5 }, 'an object'],
    ['', '""'],
    [' ', '" "'],
    [['a.png', 'b.png'], 'a list of 2 items'],
    ['/home/me/a.png', '"/home/me/a.png": that is a path'],
    ['C:\\a.png', 'a path'],
    ['https://x.invalid/a.png', 'a path'],
    [true, 'true'],
    [{ video_name: 'a.mp4' }, 'an object'],
  ].map(([value, shown]) => ['Image', value, String(shown), String(image)] as const),
  ...[
    [5, '5'],
    [{ image_name: 'a.png' }, 'an object'],
    ['./a.mp4', '"./a.mp4"'],
    [new Uint8Array(3), 'an object'],
  ].map(([value, shown]) => ['Video', value, String(shown), String(video)] as const),
  ...[
    [5, '5'],
    [{}, 'an object'],
    ['', '""'],
    [['a'], 'a list of 1 item'],
    [{ board_id: null }, 'an object'],
  ].map(([value, shown]) => ['Board', value, String(shown), String(board)] as const),
  // models
  ['Model', 'Paintr', '"Paintr"; did you mean "Painter"?', `${main} that is installed`],
  ['Model', 'nothing', '"nothing"', 'installed: "Painter", "Same", "Same"'],
  ['Model', 'Painter XL', '"Painter XL", a main model for sdxl', String(main)],
  ['Model', 'k3', '"Lines", a lora model for sd-1', String(main)],
  ['Model', { key: 'k2' }, '"Painter XL", a main model for sdxl', String(main)],
  ['Model', { name: 'Painter', base: 'sdxl', type: 'main' }, '"Painter"', String(main)],
  ['Model', 'Same', '2 of them are named "Same"', 'k4, k5'],
  ['Model', 'blake3:9', '"blake3:9"', String(main)],
  ['Model', 5, '5', 'its key, hash or name'],
  ['Model', {}, 'an object', 'its key, hash or name'],
  ['Model', ['Painter'], 'a list of 1 item', 'its key, hash or name'],
  ['Model', null, 'null', 'leave it out'],
  ['LoRAs', ['Lines'], '"Lines"', String(lora)],
  ['LoRAs', [{ lora: 'Lines' }], 'an object', String(lora)],
  ['LoRAs', [{ lora: 'Lines', weight: '1' }], 'an object', String(lora)],
  ['LoRAs', [{ lora: 'Painter', weight: 1 }], '"Painter", a main model for sd-1', 'a lora model'],
  ['LoRAs', [{ lora: 'Lnes', weight: 1 }], '"Lnes"; did you mean "Lines"?', 'a lora model'],
  // lists
  ['texts.collection', 'a', '"a"', 'must be a list'],
  ['texts.collection', ['a', 5], '5', 'item 1 must be a text'],
  ['texts.collection', [['a']], 'a list of 1 item', 'item 0 must be a text'],
  ['numbers.collection', 5, '5', 'must be a list'],
  ['numbers.collection', [1, 2, '3'], '"3"', 'item 2 must be an integer'],
  ['numbers.collection', { 0: 1 }, 'an object', 'must be a list'],
  ['Images', 'a.png', '"a.png"', 'must be a list'],
  ['Images', [{ image_name: 'a.png' }, 5], '5', 'item 1 must be an image'],
  ['Images', ['a/b.png'], '"a/b.png"', 'item 0 must be an image'],
  ['CFG Scale', '7', '"7"', number],
  ['CFG Scale', [7, 'x'], '"x"', 'item 1 must be a number'],
  // inputs that are not there, or take no value
  ['Stps', 5, '"Stps"', 'did you mean "Steps"?'],
  ['seed', 5, '"seed"', 'did you mean "Seed"?'],
  ['noise.sed', 5, '"noise.sed"', 'did you mean "noise.seed"?'],
  ['nois.seed', 5, '"nois.seed"', 'did you mean "noise.seed"?'],
  ['something else', 5, '"something else"', '"Seed", "Width"'],
  ['Twice', 5, '"Twice" is the label of 2 inputs', 'one.value, two.value'],
  ['sum.a', 5, 'sum.a', 'takes its value from the output one.value'],
  ['denoise.unet', 5, 'denoise.unet', 'takes the output of a node'],
];

test('there are a hundred wrong values, and more', () => {
  expect(cases.length).toBeGreaterThanOrEqual(100);
});

test('each wrong value is refused before any request, with its label, the value and what is allowed', async () => {
  const { workflows, sandbox, requests } = await createWorkflowFixture();
  await sandbox.seed({ models });
  const workflow = await workflows.open(document);
  requests.length = 0;
  for (const [key, value, shown, allowed] of cases) {
    const error: unknown = await workflow
      .run({ [key]: value }, { allowIntermediate: true })
      .catch((refusal: unknown) => refusal);
    expect.soft(error, `${key}: ${shown}`).toBeInstanceOf(WorkflowValuesError);
    const { message } = error as WorkflowValuesError;
    for (const part of [key, shown, allowed]) expect.soft(message, `${key}: ${shown}`).toContain(part);
    expect.soft((error as WorkflowValuesError).problems, `${key}: ${shown}`).toMatchObject([{ key, value }]);
  }
  expect(requests).toEqual([]);
});

test.each([
  ['blur.image', 'gone.png', '"gone.png": there is none', 'POST v1/images/images_by_names'],
  ['film.video', 'gone.mp4', '"gone.mp4": there is none', 'GET v1/videos/i/gone.mp4'],
  ['blur.board', 'Foxs', 'did you mean "Foxes"?', 'GET v1/boards/'],
  ['blur.board', 'Twins', '2 are named "Twins"', 'GET v1/boards/'],
])('%s is refused after one request that reads: %j', async (key, value, shown, request) => {
  const { workflows, sandbox, requests } = await createWorkflowFixture();
  const boards = ['Foxes', 'Twins', 'Twins'].map((board_name) => ({ board_name }));
  await sandbox.seed({ boards, images: [{ image_name: 'a.png' }], videos: [{ video_name: 'a.mp4' }] });
  const nodes = [
    invocation('blur', 'img_blur', { image: { image_name: 'a.png' } }),
    invocation('film', 'video', { video: { video_name: 'a.mp4' } }),
  ];
  const workflow = await workflows.open(workflowDocument(nodes));
  requests.length = 0;
  const run = workflow.run({ [key]: value }, { allowIntermediate: true });
  await expect(run).rejects.toThrow(WorkflowValuesError);
  await expect(run).rejects.toThrow(key);
  await expect(run).rejects.toThrow(shown);
  expect(requests.filter((one) => one !== 'GET v1/app/version')).toEqual([request]); // asked after a 404
});
