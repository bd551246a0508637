import { union } from '../../validation/union.js';
import { requiredInput } from '../input.js';
import { anything, type Kind, list, string } from '../kind.js';
import { type NodeType, nodeType, outputType } from '../node-type.js';
import { imageField, metadataField, metadataItemField, metadataOutput, stringOutput } from '../outputs.js';
import { PythonError } from '../python-error.js';

const category = 'metadata';
const tags = ['metadata'];

const itemOutput = outputType('metadata_item_output', 'MetadataItemOutput', { item: metadataItemField });

type Item = ReturnType<typeof metadataItemField.read>;
const itemList = list(metadataItemField);

/** One item or several. */
const items: Kind<Item | Item[]> = {
  read: union<Item | Item[]>({
    'list[MetadataItemField]': itemList.read,
    MetadataItemField: metadataItemField.read,
  }),
  type: { union: [itemList.type, metadataItemField.type] },
  schema: { anyOf: [itemList.schema, metadataItemField.schema] },
  withoutNulls: (value) => (Array.isArray(value) ? itemList : metadataItemField).withoutNulls?.(value),
};

export const metadata: readonly NodeType[] = [
  nodeType({
    type: 'metadata_item',
    className: 'MetadataItemInvocation',
    title: 'Metadata Item',
    version: '1.0.1',
    category,
    tags,
    inputs: { label: requiredInput(string), value: requiredInput(anything, { ui_type: 'AnyField' }) },
    output: itemOutput,
    invoke: ({ label, value }) => ({ item: { label, value } }),
  }),
  nodeType({
    type: 'metadata',
    className: 'MetadataInvocation',
    title: 'Metadata',
    version: '1.0.1',
    category,
    tags,
    inputs: { items: requiredInput(items) },
    output: metadataOutput,
    invoke: ({ items }, { version }) => {
      const entries = [items].flat().map(({ label, value }) => [label, value]);
      return { metadata: { ...Object.fromEntries(entries), app_version: version } };
    },
  }),
  nodeType({
    type: 'merge_metadata',
    className: 'MergeMetadataInvocation',
    title: 'Metadata Merge',
    version: '1.0.1',
    category,
    tags,
    inputs: { collection: requiredInput(list(metadataField)) },
    output: metadataOutput,
    invoke: ({ collection }) => ({ metadata: Object.assign({}, ...collection) }),
  }),
  nodeType({
    type: 'metadata_field_extractor',
    className: 'MetadataFieldExtractorInvocation',
    title: 'Metadata Field Extractor',
    version: '1.0.0',
    category,
    tags,
    classification: 'deprecated',
    inputs: { image: requiredInput(imageField), key: requiredInput(string) },
    output: stringOutput,
    invoke: ({ image: { image_name: name }, key }, context) => {
      const found = context.imageMetadata(name);
      if (!found) throw new PythonError('ValueError', `No metadata found on image ${name}`);
      if (!Object.hasOwn(found, key)) {
        throw new PythonError('ValueError', `No key '${key}' found in the metadata for ${name}`);
      }
      const value = found[key];
      if (typeof value !== 'string') throw new PythonError('ValueError', `Metadata at key '${key}' must be a string`);
      return { value };
    },
  }),
  nodeType({
    type: 'metadata_from_image',
    className: 'MetadataFromImageInvocation',
    title: 'Metadata From Image',
    version: '1.0.1',
    category,
    tags,
    classification: 'beta',
    inputs: { image: requiredInput(imageField) },
    output: metadataOutput,
    invoke: ({ image: { image_name: name } }, context) => {
      context.findImage(name);
      return { metadata: { ...context.imageMetadata(name) } };
    },
  }),
];
