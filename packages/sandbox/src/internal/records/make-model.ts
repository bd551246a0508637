import { checkObject } from '../validation/check-argument.js';
import { type ModelFields, newRecord } from './model/model-config.js';

/** Returns the record of a small LoRA, changed by `overrides`: of another class when type, format and base are another's. */
export function makeModel(overrides: ModelFields = {}): ModelFields {
  checkObject('overrides', overrides);
  const key = String(overrides['key'] ?? crypto.randomUUID());
  const path = String(overrides['path'] ?? `${key}/model.safetensors`);
  return newRecord({
    key,
    hash: `blake3:${key}`,
    path,
    file_size: 17_844,
    name: 'A model',
    source: path,
    source_type: 'path',
    type: 'lora',
    format: 'lycoris',
    base: 'sd-1',
    ...overrides,
  });
}
