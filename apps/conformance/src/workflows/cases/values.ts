import { type Fields, node, workflow } from '../document.js';
import { GONE, IMAGE, MODEL, OTHER_IMAGE, type WorkflowCase } from '../workflow-case.js';

const one = (type: string, values: Fields, more: Fields = {}) => workflow([node('a', type, values, more)]);
const { hash: _hash, ...withoutHash } = MODEL;
const dropped = (title: string, type: string, field: string, value: unknown): WorkflowCase => ({
  title,
  document: one(type, { [field]: value }),
  expected: { nodes: { a: { type } }, changes: [`value_dropped a.${field}`] },
});
/** A value that is sent, maybe without some of its keys. */
const sent = (title: string, type: string, [field, value, result = value]: readonly [string, unknown, unknown?]) => ({
  title,
  document: one(type, { [field]: value }),
  expected: { nodes: { a: { type, [field]: result } } },
});
const refused = (server: string, { expected, ...rest }: ReturnType<typeof sent>): WorkflowCase => ({
  ...rest,
  expected: { ...expected, server },
});
const odd = 'the editor makes a generator of numbers of an object that it does not know, which no input takes';

/** Values as they are loaded, whatever their inputs take. */
export const cases: readonly WorkflowCase[] = [
  dropped('null is no value', 'add', 'a', null),
  sent('an integer', 'add', ['a', -5]),
  sent('a number', 'float', ['value', 2.5]),
  sent('a boolean', 'boolean', ['value', true]),
  sent('false', 'boolean', ['value', false]),
  sent('a text with blanks', 'string', ['value', ' a ']),
  sent('an empty text', 'string', ['value', '']),
  sent('a text of digits for an integer', 'integer', ['value', '5']),
  refused(
    '422 Input should be a valid integer, unable to parse string as an integer',
    sent('a word for an integer', 'integer', ['value', 'x']),
  ),
  refused(
    '422 Input should be a valid integer, got a number with a fractional part',
    sent('a number for an integer', 'integer', ['value', 2.5]),
  ),
  sent('a whole number for a number', 'float', ['value', 2]),
  refused(
    "422 Input should be 'RGB' or 'RGBA'",
    sent('a text that is none of the choices', 'blank_image', ['mode', 'HSV']),
  ),
  sent('texts of digits for integers', 'integer_collection', ['collection', ['1', '2']]),
  refused(
    '422 Input should be a valid integer, unable to parse string as an integer',
    sent('words for integers', 'integer_collection', ['collection', ['x']]),
  ),
  sent('no items', 'integer_collection', ['collection', []]),
  sent('numbers', 'float_collection', ['collection', [1, 2.5]]),
  sent('texts', 'string_collection', ['collection', ['a', '']]),
  dropped('a list of booleans', 'boolean_collection', 'collection', [true, false]),
  dropped('a list of texts and null', 'string_collection', 'collection', ['a', null]),
  dropped('a list of texts and numbers', 'string_collection', 'collection', ['a', 1]),
  dropped('a list of objects of no kind', 'string_collection', 'collection', [{ x: 1 }]),
  dropped('a list of lists', 'string_collection', 'collection', [['a']]),
  sent('a color', 'color', ['color', { r: 1, g: 2, b: 3, a: 4 }]),
  sent('a color with more', 'color', ['color', { r: 1, g: 2, b: 3, a: 4, x: 5 }, { r: 1, g: 2, b: 3, a: 4 }]),
  {
    title: 'a color with a part of opacity',
    document: one('color', { color: { r: 1, g: 2, b: 3, a: 0.5 } }),
    expected: {
      nodes: { a: { type: 'color', color: { r: 1, g: 2, b: 3, a: 0.5 } } },
      changes: ['value_kept a.color'],
      server: '422 Input should be a valid integer, got a number with a fractional part',
    },
    oddity: odd,
  },
  {
    title: 'a color without opacity',
    document: one('color', { color: { r: 1, g: 2, b: 3 } }),
    expected: {
      nodes: { a: { type: 'color', color: { r: 1, g: 2, b: 3 } } },
      changes: ['value_kept a.color'],
      server: '422 Field required',
    },
    oddity: odd,
  },
  sent('an image', 'image', ['image', { image_name: IMAGE }]),
  sent('an image with its size', 'image', ['image', { image_name: IMAGE, width: 8 }, { image_name: IMAGE }]),
  sent('images with more', 'image_collection', [
    'images',
    [{ image_name: IMAGE, x: 1 }, { image_name: OTHER_IMAGE }],
    [{ image_name: IMAGE }, { image_name: OTHER_IMAGE }],
  ]),
  sent('a model', 'vae_loader', ['vae_model', MODEL]),
  sent('a model with more', 'vae_loader', ['vae_model', { ...MODEL, x: 1 }, MODEL]),
  sent('a part of a model', 'vae_loader', ['vae_model', { ...MODEL, submodel_type: 'vae' }]),
  sent('the whole of a model, said so', 'vae_loader', ['vae_model', { ...MODEL, submodel_type: null }]),
  sent('LoRAs with more', 'lora_collection_loader', [
    'loras',
    [{ lora: { ...MODEL, x: 1 }, weight: 0.5, y: 1 }],
    [{ lora: MODEL, weight: 0.5 }],
  ]),
  ...(
    [
      ['without a hash', withoutHash],
      ['of an unknown base', { ...MODEL, base: 'sd-99' }],
      ['of an unknown type', { ...MODEL, type: 'brain' }],
    ] as const
  ).map(
    ([title, value]): WorkflowCase => ({
      title: `a model ${title}`,
      document: one('vae_loader', { vae_model: value }),
      expected: {
        nodes: { a: { type: 'vae_loader' } },
        changes: ['value_dropped a.vae_model'],
        problems: ['input_missing a.vae_model'],
      },
    }),
  ),
  {
    title: 'a model of schema 1.0.0 in a document of 4.0.0',
    document: one('vae_loader', { vae_model: { model_name: 'n', base_model: 'sd-1', model_type: 'vae' } }),
    expected: {
      nodes: { a: { type: 'vae_loader', vae_model: { model_name: 'n', base_model: 'sd-1', model_type: 'vae' } } },
      changes: ['value_kept a.vae_model'],
      server: '422 Field required',
    },
    oddity: odd,
  },
  {
    title: 'a value of an input that takes edges alone is sent',
    document: one('collect', { collection: [1, 2] }),
    expected: {
      nodes: { a: { type: 'collect', collection: [1, 2] } },
      server:
        '422 Value error, Invalid collector node (a): Collector must have at least one item or collection input edge',
    },
  },
  {
    title: 'a value of a loop is sent',
    document: one('iterate', { collection: [1, 2] }),
    expected: {
      nodes: { a: { type: 'iterate', collection: [1, 2] } },
      server: '422 Value error, Invalid iterator node (a): Iterator must have a collection input edge',
    },
  },
  {
    title: 'an image that is gone is dropped',
    document: one('image', { image: { image_name: `${GONE}.png` } }),
    expected: {
      nodes: { a: { type: 'image' } },
      changes: ['value_dropped a.image'],
      problems: ['input_missing a.image'],
    },
  },
  {
    title: 'images that are gone are left out of a list',
    document: one('image_collection', { images: [{ image_name: IMAGE }, { image_name: `${GONE}.png` }] }),
    expected: { nodes: { a: { type: 'image_collection', images: [{ image_name: IMAGE }] } } },
  },
  {
    title: 'a model that is gone is dropped',
    document: one('vae_loader', { vae_model: { ...MODEL, key: GONE } }),
    expected: {
      nodes: { a: { type: 'vae_loader' } },
      changes: ['value_dropped a.vae_model'],
      problems: ['input_missing a.vae_model'],
    },
  },
  {
    title: 'a video that is gone is dropped',
    document: one('video', { video: { video_name: `${GONE}.mp4`, x: 1 } }),
    expected: {
      nodes: { a: { type: 'video' } },
      changes: ['value_dropped a.video'],
      problems: ['input_missing a.video'],
    },
  },
];
