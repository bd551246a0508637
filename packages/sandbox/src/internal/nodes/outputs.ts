import { ValidationError } from '../validation/validation-error.js';
import { findBoxProblem } from './bounding-box.js';
import { anything, bool, dict, float, integer, list, model, nullable, optional, plainString, string } from './kind.js';
import { outputType } from './node-type.js';

export const imageField = model('ImageField', { image_name: plainString });

const part = integer({ ge: 0, le: 255 });
export const colorField = model('ColorField', { r: part, g: part, b: part, a: part });

const box = model('BoundingBoxField', {
  x_min: integer(),
  x_max: integer(),
  y_min: integer(),
  y_max: integer(),
  score: optional(nullable(float({ ge: 0, le: 1 })), null),
});

/** Its minimums are not greater than its maximums. */
export const boundingBoxField: typeof box = {
  ...box,
  read: (value, loc) => {
    const found = box.read(value, loc);
    const problem = findBoxProblem(found);
    if (problem === undefined) return found;
    const msg = `Value error, ${problem}`;
    throw new ValidationError({ type: 'value_error', loc, msg, input: value, ctx: { error: {} } });
  },
};

export const metadataField = dict('MetadataField');

export const metadataItemField = model('MetadataItemField', { label: plainString, value: anything });

export const booleanOutput = outputType('boolean_output', 'BooleanOutput', { value: bool });
export const integerOutput = outputType('integer_output', 'IntegerOutput', { value: integer() });
export const floatOutput = outputType('float_output', 'FloatOutput', { value: float() });
export const stringOutput = outputType('string_output', 'StringOutput', { value: string });
export const colorOutput = outputType('color_output', 'ColorOutput', { color: colorField });

export const booleanCollectionOutput = outputType('boolean_collection_output', 'BooleanCollectionOutput', {
  collection: list(bool),
});
export const integerCollectionOutput = outputType('integer_collection_output', 'IntegerCollectionOutput', {
  collection: list(integer()),
});
export const floatCollectionOutput = outputType('float_collection_output', 'FloatCollectionOutput', {
  collection: list(float()),
});
export const stringCollectionOutput = outputType('string_collection_output', 'StringCollectionOutput', {
  collection: list(string),
});
export const imageCollectionOutput = outputType('image_collection_output', 'ImageCollectionOutput', {
  collection: list(imageField),
});

export const imageOutput = outputType('image_output', 'ImageOutput', {
  image: imageField,
  width: integer(),
  height: integer(),
});

export const boundingBoxOutput = outputType('bounding_box_output', 'BoundingBoxOutput', {
  bounding_box: boundingBoxField,
});

export const metadataOutput = outputType('metadata_output', 'MetadataOutput', { metadata: metadataField });
