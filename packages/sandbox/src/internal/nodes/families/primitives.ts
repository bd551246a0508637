import { toBoundingBox } from '../bounding-box.js';
import { input, optionalInput, requiredInput } from '../input.js';
import { bool, float, integer, type Kind, list, string } from '../kind.js';
import { type NodeType, nodeType, type OutputType } from '../node-type.js';
import {
  booleanCollectionOutput,
  booleanOutput,
  boundingBoxOutput,
  colorField,
  colorOutput,
  floatCollectionOutput,
  floatOutput,
  imageCollectionOutput,
  imageField,
  imageOutput,
  integerCollectionOutput,
  integerOutput,
  stringCollectionOutput,
  stringOutput,
} from '../outputs.js';

const category = 'primitives';

interface Primitive<T> {
  readonly name: string;
  readonly kind: Kind<T>;
  readonly fallback: T;
  readonly one: OutputType<{ value: Kind<T> }>;
  readonly many: OutputType<{ collection: Kind<T[]> }>;
}

/** Returns the node for one value and the node for a collection. */
function primitive<T>({ name, kind, fallback, one, many }: Primitive<T>): NodeType[] {
  const type = name.toLowerCase();
  const hints = name === 'String' ? { ui_component: 'textarea' } : {};
  return [
    nodeType({
      type,
      className: `${name}Invocation`,
      title: `${name} Primitive`,
      version: '1.0.1',
      category,
      tags: ['primitives', type],
      inputs: { value: input(kind, fallback, { hints }) },
      output: one,
      invoke: ({ value }) => ({ value }),
    }),
    nodeType({
      type: `${type}_collection`,
      className: `${name}CollectionInvocation`,
      title: `${name} Collection Primitive`,
      version: '1.0.2',
      category,
      tags: ['primitives', type, 'collection'],
      inputs: { collection: input(list(kind), []) },
      output: many,
      invoke: ({ collection }) => ({ collection }),
    }),
  ];
}

export const primitives: readonly NodeType[] = [
  ...primitive({ name: 'Boolean', kind: bool, fallback: false, one: booleanOutput, many: booleanCollectionOutput }),
  ...primitive({ name: 'Integer', kind: integer(), fallback: 0, one: integerOutput, many: integerCollectionOutput }),
  ...primitive({ name: 'Float', kind: float(), fallback: 0, one: floatOutput, many: floatCollectionOutput }),
  ...primitive({ name: 'String', kind: string, fallback: '', one: stringOutput, many: stringCollectionOutput }),
  nodeType({
    type: 'color',
    className: 'ColorInvocation',
    title: 'Color Primitive',
    version: '1.0.1',
    category,
    tags: ['primitives', 'color'],
    inputs: { color: input(colorField, { r: 0, g: 0, b: 0, a: 255 }) },
    output: colorOutput,
    invoke: ({ color }) => ({ color }),
  }),
  nodeType({
    type: 'image',
    className: 'ImageInvocation',
    title: 'Image Primitive',
    version: '1.0.2',
    category,
    tags: ['primitives', 'image'],
    inputs: { image: requiredInput(imageField) },
    output: imageOutput,
    invoke: ({ image }, context) => context.findImage(image.image_name),
  }),
  nodeType({
    type: 'image_collection',
    className: 'ImageCollectionInvocation',
    title: 'Image Collection Primitive',
    version: '1.0.2',
    category,
    tags: ['primitives', 'image', 'collection'],
    inputs: {
      collection: optionalInput(list(imageField), 'connection', { ui_order: 0 }),
      images: optionalInput(list(imageField), 'direct', { ui_order: 1 }),
    },
    output: imageCollectionOutput,
    invoke: ({ collection, images }) => ({ collection: [...(collection ?? []), ...(images ?? [])] }),
  }),
  nodeType({
    type: 'bounding_box',
    className: 'BoundingBoxInvocation',
    title: 'Bounding Box',
    version: '1.0.0',
    category,
    tags: ['primitives', 'segmentation', 'collection', 'bounding box'],
    inputs: {
      x_min: input(integer(), 0),
      y_min: input(integer(), 0),
      x_max: input(integer(), 0),
      y_max: input(integer(), 0),
    },
    output: boundingBoxOutput,
    invoke: (box) => ({ bounding_box: toBoundingBox(box) }),
  }),
];
