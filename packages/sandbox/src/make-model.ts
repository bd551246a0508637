import { ModelConfig } from '@x/models/model-config';

import { makeModel as makeRecord } from './internal/records/make-model.js';
import type { SeedModel } from './seed.js';

/** Returns a LoRA, changed by `overrides`: another kind of model when `type`, `format` and `base` are those of another. */
export const makeModel = (overrides: SeedModel = {}): ModelConfig => ModelConfig.parse(makeRecord(overrides));
