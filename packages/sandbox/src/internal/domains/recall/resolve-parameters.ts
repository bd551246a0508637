import { findImage } from '../../records/image.js';
import { listModels } from '../../records/model/model.js';
import type { Database } from '../../storage/database.js';
import { record } from '../../validation/record.js';

/** The types of models that each parameter may name, the preferred ones first. */
const TYPES = {
  loras: ['lora'],
  control_layers: ['controlnet', 't2i_adapter', 'lora'],
  ip_adapters: ['ip_adapter', 'flux_redux'],
} as const;

/** Replaces names of models by keys, and images by their size. Drops what does not exist. */
export function resolveParameters(database: Database, parameters: Record<string, unknown>): Record<string, unknown> {
  const keyOf = (name: unknown, types: readonly string[]): string | undefined => {
    for (const type of types) {
      const found = listModels(database).find((model) => model['name'] === name && model['type'] === type);
      if (found) return String(found['key']);
    }
    return undefined;
  };
  const imageOf = (name: unknown) => {
    const image = typeof name === 'string' ? findImage(database, name) : undefined;
    return image && { image_name: image.image_name, width: image.width, height: image.height };
  };
  const adapterOf = (value: unknown, types: readonly string[]): object[] => {
    const { model_name, image_name, ...rest } = record(value);
    const model_key = keyOf(model_name, types);
    if (model_key === undefined) return [];
    const { weight, ...others } = rest;
    const image = imageOf(image_name);
    const given = Object.entries(others).filter(([, other]) => other !== null);
    return [{ model_key, weight, ...(image && { image }), ...Object.fromEntries(given) }];
  };
  const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
  const resolve = ([name, value]: [string, unknown]): [string, unknown][] => {
    if (name === 'model' && typeof value === 'string') {
      const key = keyOf(value, ['main']);
      return key === undefined ? [] : [[name, key]];
    }
    if (name === 'reference_images') {
      const images = listOf(value).map((item) => imageOf(record(item)['image_name']));
      return [[name, images.flatMap((image) => (image ? [{ image }] : []))]];
    }
    if (!isAdapterList(name)) return [[name, value]];
    return [[name, listOf(value).flatMap((item) => adapterOf(item, TYPES[name]))]];
  };
  return Object.fromEntries(Object.entries(parameters).flatMap(resolve));
}

const isAdapterList = (name: string): name is keyof typeof TYPES => Object.hasOwn(TYPES, name);
