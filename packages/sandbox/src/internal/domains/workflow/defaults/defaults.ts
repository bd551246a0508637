import type { WorkflowDocument } from '../workflow-store.js';
import { createDocument } from './document.js';

/** The inputs that each node with an image as its result has. */
const saved = { board: 'auto', metadata: undefined };

const resize = createDocument({
  name: 'Resize an image',
  description: 'Resizes an image to an exact size, whatever its aspect ratio.',
  tags: 'image, resize',
  nodes: {
    resize: {
      type: 'img_resize',
      version: '1.2.2',
      inputs: { ...saved, image: undefined, width: 512, height: 512, resample_mode: 'lanczos' },
      isResult: true,
    },
  },
  edges: [],
  form: ['resize.image', 'resize.width', 'resize.height', 'resize.resample_mode'],
});

const soften = createDocument({
  name: 'Soften an image',
  description: 'Blurs an image, and mixes nothing in: a larger radius is softer.',
  tags: 'image, blur, filter',
  nodes: {
    blur: {
      type: 'img_blur',
      version: '1.2.2',
      inputs: { ...saved, image: undefined, radius: 6, blur_type: 'gaussian' },
      isResult: true,
    },
  },
  edges: [],
  form: ['blur.image', 'blur.radius', 'blur.blur_type'],
});

const frame = createDocument({
  name: 'Frame an image',
  description: 'Makes a canvas of one color and pastes an image on it, some pixels from its corner.',
  tags: 'image, frame, layout',
  nodes: {
    margin: { type: 'integer', version: '1.0.1', inputs: { value: 32 }, label: 'Margin' },
    canvas: {
      type: 'blank_image',
      version: '1.2.2',
      inputs: { ...saved, width: 576, height: 576, mode: 'RGB', color: { r: 245, g: 240, b: 230, a: 255 } },
    },
    paste: {
      type: 'img_paste',
      version: '1.2.2',
      inputs: {
        ...saved,
        base_image: undefined,
        image: undefined,
        mask: undefined,
        x: 0,
        y: 0,
        crop: false,
      },
      isResult: true,
    },
  },
  edges: [
    ['canvas.image', 'paste.base_image'],
    ['margin.value', 'paste.x'],
    ['margin.value', 'paste.y'],
  ],
  form: ['paste.image', 'margin.value', 'canvas.width', 'canvas.height', 'canvas.color'],
});

const grey = createDocument({
  name: 'Grey and sharp',
  description: 'Takes the colors out of an image and sharpens what is left.',
  tags: 'image, filter, Grey',
  nodes: {
    convert: {
      type: 'img_conv',
      version: '1.2.2',
      inputs: { ...saved, image: undefined, mode: 'L' },
    },
    sharpen: {
      type: 'unsharp_mask',
      version: '1.2.2',
      inputs: { ...saved, image: undefined, radius: 2, strength: 60 },
      isResult: true,
    },
  },
  edges: [['convert.image', 'sharpen.image']],
  form: ['convert.image', 'sharpen.radius', 'sharpen.strength'],
});

const sum = createDocument({
  name: 'Return a sum',
  description: 'Adds two numbers and returns the sum to the workflow that called this one.',
  tags: 'math, callable',
  nodes: {
    add: { type: 'add', version: '1.0.1', inputs: { a: 1, b: 2 } },
    value: { type: 'workflow_return_value', version: '1.0.0', inputs: { key: 'sum', value: undefined } },
    return: { type: 'workflow_return', version: '1.0.0', inputs: { values: undefined } },
  },
  edges: [
    ['add.value', 'value.value'],
    ['value.value', 'return.values'],
  ],
  form: ['add.a', 'add.b'],
});

const picture = (isResult = false) => ({
  type: 'img_paste',
  version: '1.2.2',
  inputs: { ...saved, base_image: undefined, image: undefined, mask: undefined, x: 0, y: 0, crop: false },
  isResult,
});

const cell = {
  type: 'img_resize',
  version: '1.2.2',
  inputs: { ...saved, image: undefined, width: 256, height: 256, resample_mode: 'lanczos' },
};

const CELLS = [1, 2, 3, 4];

const sheet = createDocument({
  name: 'Contact sheet',
  description: 'Puts four images on one, two by two, each resized to the same square.',
  tags: 'image, layout, grid',
  nodes: {
    size: { type: 'integer', version: '1.0.1', inputs: { value: 256 }, label: 'Side of a square' },
    side: { type: 'mul', version: '1.0.1', inputs: { a: 0, b: 2 } },
    sheet: {
      type: 'blank_image',
      version: '1.2.2',
      inputs: { ...saved, width: 512, height: 512, mode: 'RGB', color: { r: 255, g: 255, b: 255, a: 255 } },
    },
    ...Object.fromEntries(CELLS.map((index) => [`cell${index}`, cell])),
    ...Object.fromEntries(CELLS.map((index) => [`paste${index}`, picture(index === 4)])),
  },
  edges: [
    ['size.value', 'side.a'],
    ['side.value', 'sheet.width'],
    ['side.value', 'sheet.height'],
    ...CELLS.flatMap((index): [string, string][] => [
      ['size.value', `cell${index}.width`],
      ['size.value', `cell${index}.height`],
      [`cell${index}.image`, `paste${index}.image`],
      [index === 1 ? 'sheet.image' : `paste${index - 1}.image`, `paste${index}.base_image`],
    ]),
    ['size.value', 'paste2.x'],
    ['size.value', 'paste3.y'],
    ['size.value', 'paste4.x'],
    ['size.value', 'paste4.y'],
  ],
  form: [...CELLS.map((index) => `cell${index}.image`), 'size.value'],
});

const prompts = createDocument({
  name: 'Prompts from a template',
  description: 'Combines the choices of a template, and returns the prompts to the workflow that called this one.',
  tags: 'prompt, callable',
  nodes: {
    subject: { type: 'string', version: '1.0.1', inputs: { value: 'a lighthouse' }, label: 'Subject' },
    style: { type: 'string', version: '1.0.1', inputs: { value: ', {ink|oil} {at dawn|at night}' }, label: 'Choices' },
    join: { type: 'string_join', version: '1.0.1', inputs: { string_left: '', string_right: '' } },
    combine: {
      type: 'dynamic_prompt',
      version: '1.0.1',
      inputs: { prompt: undefined, max_prompts: 10, combinatorial: true },
    },
    value: { type: 'workflow_return_value', version: '1.0.0', inputs: { key: 'prompts', value: undefined } },
    return: { type: 'workflow_return', version: '1.0.0', inputs: { values: undefined } },
  },
  edges: [
    ['subject.value', 'join.string_left'],
    ['style.value', 'join.string_right'],
    ['join.value', 'combine.prompt'],
    ['combine.collection', 'value.value'],
    ['value.value', 'return.values'],
  ],
  form: ['subject.value', 'style.value', 'combine.max_prompts'],
});

/** The workflows of the server, by id. None needs a model. */
export const defaultWorkflows: Readonly<Record<string, WorkflowDocument>> = {
  default_sandbox_resize: resize,
  default_sandbox_soften: soften,
  default_sandbox_frame: frame,
  default_sandbox_grey: grey,
  default_sandbox_sum: sum,
  default_sandbox_sheet: sheet,
  default_sandbox_prompts: prompts,
};
