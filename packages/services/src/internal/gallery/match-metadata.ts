import type { ImageMetadata } from '@x/models/image';

import type { GalleryFilter } from './filter-types.js';

/** Returns the texts that metadata must contain to match a filter. */
export const metadataWords = ({ model, lora, seed, sampler }: GalleryFilter): string[] =>
  [model, lora, seed?.toString(), sampler].filter((word) => word !== undefined);

/** Says whether metadata of InvokeAI is as a filter wants it. Names match by a part, whatever their case. */
export function isMetadataMatch(metadata: ImageMetadata, { model, lora, seed, sampler }: GalleryFilter): boolean {
  const { loras } = metadata;
  return (
    (model === undefined || has(modelName(metadata['model']), model)) &&
    (lora === undefined || (Array.isArray(loras) && loras.some((it) => has(loraName(it), lora)))) &&
    (seed === undefined || String(metadata['seed']) === String(seed)) &&
    (sampler === undefined || has(metadata['scheduler'], sampler))
  );
}

const has = (value: unknown, part: string): boolean =>
  typeof value === 'string' && value.toLowerCase().includes(part.toLowerCase());

/** An object, `model_name` up to 3.7; or the name alone. */
const modelName = (model: unknown): unknown =>
  typeof model === 'object' && model !== null ? (entry(model, 'name') ?? entry(model, 'model_name')) : model;

/** Its model is in `model`, up to 3.7 in `lora`. */
const loraName = (lora: unknown): unknown =>
  typeof lora === 'object' && lora !== null ? modelName(entry(lora, 'model') ?? entry(lora, 'lora')) : undefined;

const entry = (value: object, key: string): unknown => Object.entries(value).find(([name]) => name === key)?.[1];
