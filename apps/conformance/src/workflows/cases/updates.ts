import { type Fields, node, workflow } from '../document.js';
import { BOARD, IMAGE, type WorkflowCase } from '../workflow-case.js';

const one = (type: string, version: string, values: Fields, more: Fields = {}) =>
  workflow([node('a', type, values, { version, ...more })]);
const updated = (title: string, [type, version, values]: readonly [string, string, Fields], result: Fields) => ({
  title,
  document: one(type, version, values),
  expected: { nodes: { a: { type, ...result } }, changes: ['node_updated a'] },
});

/** What an updated node of metadata has: an initial value of each of its inputs that has one. */
const METADATA: Fields = {
  ...{ generation_mode: 'txt2img', positive_prompt: '', negative_prompt: '', width: 0, height: 0, seed: 0 },
  ...{ rand_device: '', cfg_scale: 0, cfg_rescale_multiplier: 0, steps: 0, scheduler: '', seamless_x: false },
  ...{ seamless_y: false, clip_skip: 0, strength: 0, init_image: '', ideogram4_caption: '', hrf_enabled: false },
  ...{ hrf_method: '', hrf_strength: 0, positive_style_prompt: '', negative_style_prompt: '', refiner_cfg_scale: 0 },
  ...{ refiner_steps: 0, refiner_scheduler: '', refiner_positive_aesthetic_score: 0 },
  ...{ refiner_negative_aesthetic_score: 0, refiner_start: 0 },
};

/** Nodes of other versions. */
export const cases: readonly WorkflowCase[] = [
  updated('an older patch gets what it lacks', ['add', '1.0.0', { a: 5 }], { a: 5, b: 0 }),
  updated('a newer minor version gets what it lacks', ['add', '1.3.0', { a: 5 }], { a: 5, b: 0 }),
  {
    title: 'an input that was null gets the default',
    document: one('add', '1.0.0', { a: null, b: 2 }),
    expected: { nodes: { a: { type: 'add', a: 0, b: 2 } }, changes: ['node_updated a', 'value_dropped a.a'] },
  },
  updated(
    'an input without a value gets the default',
    ['blank_image', '1.0.0', { mode: undefined, width: 64, height: 64 }],
    {
      ...{ width: 64, height: 64, mode: 'RGB', color: { r: 0, g: 0, b: 0, a: 255 } },
    },
  ),
  updated('an input that is no longer there is dropped', ['add', '1.0.0', { a: 1, b: 2, c: 3 }], { a: 1, b: 2 }),
  updated('metadata gets initial values and keeps what is its own', ['core_metadata', '2.0.0', { mine: 1, seed: 7 }], {
    ...METADATA,
    ...{ seed: 7, mine: 1 },
  }),
  {
    title: 'a loop gets no list',
    document: one('iterate', '1.0.0', {}),
    expected: {
      nodes: { a: { type: 'iterate' } },
      changes: ['node_updated a'],
      server: '422 Value error, Invalid iterator node (a): Iterator must have a collection input edge',
    },
  },
  {
    title: 'a list of what is collected is not added',
    document: one('collect', '1.0.0', {}),
    expected: {
      nodes: { a: { type: 'collect' } },
      changes: ['node_updated a'],
      server:
        '422 Value error, Invalid collector node (a): Collector must have at least one item or collection input edge',
    },
  },
  updated('a list of booleans gets its default', ['boolean_collection', '1.0.0', {}], { collection: [] }),
  updated('a list of integers gets its default', ['integer_collection', '1.0.0', {}], { collection: [] }),
  {
    title: 'an input of one or many gets its default',
    document: one('controlnet', '1.0.0', { image: undefined, control_model: undefined }),
    expected: {
      nodes: {
        a: {
          ...{ type: 'controlnet', control_weight: 1, begin_step_percent: 0, end_step_percent: 1 },
          ...{ control_mode: 'balanced', resize_mode: 'just_resize' },
        },
      },
      changes: ['node_updated a'],
      problems: ['input_missing a.image', 'input_missing a.control_model'],
    },
  },
  updated('what is returned gets no default', ['workflow_return', '1.0.9', {}], {}),
  {
    title: 'an older node that saves gets the board of new images',
    document: one('blank_image', '1.0.0', { width: 64, height: 64, mode: 'RGB', color: { r: 0, g: 0, b: 0, a: 255 } }),
    settings: { autoAddBoard: BOARD },
    expected: {
      nodes: {
        a: {
          ...{ type: 'blank_image', width: 64, height: 64, mode: 'RGB', color: { r: 0, g: 0, b: 0, a: 255 } },
          board: { board_id: BOARD },
        },
      },
      changes: ['node_updated a'],
    },
  },
  {
    title: 'a required input has no default',
    document: one('save_image', '1.2.0', {}),
    expected: {
      nodes: { a: { type: 'save_image' } },
      changes: ['node_updated a'],
      problems: ['input_missing a.image'],
    },
  },
  {
    title: 'attributes and the label remain',
    document: one('add', '1.0.0', { a: 1, b: 2 }, { isIntermediate: false, useCache: false, label: 'x' }),
    expected: {
      nodes: { a: { type: 'add', a: 1, b: 2, is_intermediate: false, use_cache: false } },
      changes: ['node_updated a'],
    },
  },
  {
    title: 'LoRAs of an older loader are an empty list',
    document: one('lora_collection_loader', '1.0.0', {}),
    expected: { nodes: { a: { type: 'lora_collection_loader', loras: [] } }, changes: ['node_updated a'] },
  },
  {
    title: 'another major version is not updated',
    document: one('add', '2.0.0', { a: 5 }),
    expected: { nodes: { a: { type: 'add', a: 5 } }, changes: ['version_differs a'] },
  },
  {
    title: 'an input of another major version that is not there',
    document: one('add', '2.0.0', { a: 5, c: 1 }),
    expected: {
      nodes: { a: { type: 'add', a: 5 } },
      changes: ['version_differs a'],
      problems: ['input_unknown a.c'],
    },
  },
  {
    title: 'an unknown node',
    document: workflow([
      node('a', 'integer', { value: 5 }),
      node('u', 'unheard_of', { x: 1 }, { nodePack: 'some-pack' }),
    ]),
    expected: { nodes: { a: { type: 'integer', value: 5 } }, problems: ['node_unknown u'] },
  },
  {
    title: 'the images of an older collection are moved to where they are now',
    document: one('image_collection', '1.0.1', { collection: [{ image_name: IMAGE }] }),
    expected: {
      nodes: { a: { type: 'image_collection', collection: [], images: [{ image_name: IMAGE }] } },
      changes: ['node_updated a'],
    },
  },
  {
    title: 'the images of an older collection that has them in both places are not moved',
    document: one('image_collection', '1.0.1', {
      collection: [{ image_name: IMAGE }],
      images: [{ image_name: IMAGE }],
    }),
    expected: {
      nodes: {
        a: { type: 'image_collection', collection: [{ image_name: IMAGE }], images: [{ image_name: IMAGE }] },
      },
      changes: ['node_updated a'],
    },
  },
  {
    title: 'the images of an older collection that gets a list are not moved',
    document: workflow(
      [
        node('a', 'image_collection', { images: [{ image_name: IMAGE }] }),
        node('b', 'image_collection', { collection: [{ image_name: IMAGE }] }, { version: '1.0.0' }),
      ],
      ['a.collection -> b.collection'],
    ),
    expected: {
      nodes: {
        a: { type: 'image_collection', images: [{ image_name: IMAGE }] },
        b: { type: 'image_collection' },
      },
      edges: ['a.collection -> b.collection'],
      changes: ['node_updated b'],
    },
  },
];
