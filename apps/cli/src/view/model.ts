import type { ModelConfig } from '@x/models/model-config';

import { sizeOf } from '../output/progress.js';
import type { Column } from '../output/table.js';

/** The fields of a model that can be selected: those that every kind of model has. */
export const MODEL_FIELDS = [
  ...['key', 'hash', 'path', 'file_size', 'name', 'description', 'source', 'source_type', 'type', 'base', 'format'],
  'cover_image',
] as const;

/** A model in a table. */
export const MODEL_COLUMNS: readonly Column<ModelConfig>[] = [
  { name: 'name', value: ({ name }) => name },
  { name: 'type', value: ({ type }) => String(type) },
  { name: 'base', value: ({ base }) => base },
  { name: 'format', value: ({ format }) => format },
  { name: 'size', value: ({ file_size }) => sizeOf(file_size), align: 'right' },
  { name: 'key', value: ({ key }) => key, whole: true },
];

/** A model on lines of its own. */
export const modelLines = (model: ModelConfig) => ({
  name: model.name,
  key: model.key,
  type: String(model.type),
  base: model.base,
  format: model.format,
  size: sizeOf(model.file_size),
  path: model.path,
  source: model.source,
  hash: model.hash,
});
