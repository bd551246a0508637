import type { ModelConfig } from '@x/models/model-config';
import { InputError, printValue } from '@x/transport/errors';

import { checkName, requireObject } from '../arguments.js';
import { canonicalSource } from './source.js';

/** What a model is recognized by. */
export interface ModelCriteria {
  /** The id of the model on this server. It alone decides. */
  readonly key?: string | undefined;
  /** The hash of its files, with the algorithm, such as `blake3:…`. It finds the model under any name. */
  readonly hash?: string | undefined;
  /** Its name, exactly. */
  readonly name?: string | undefined;
  /** What a model with this name, or from this source, must be for, such as `sd-1`. */
  readonly base?: string | undefined;
  /** What a model with this name, or from this source, must be, such as `main` or `lora`. */
  readonly type?: string | undefined;
  /** What it was installed from: a path, a repository of Hugging Face, a URL or `external://provider/model`. */
  readonly source?: string | undefined;
}

/** By which of the criteria a model was found. They are compared in this order. */
export type ModelMatchRule = 'key' | 'hash' | 'name' | 'source';

/** A model that was found. */
export interface ModelMatch {
  /** The model. */
  readonly model: ModelConfig;
  /** By what. */
  readonly by: ModelMatchRule;
  /** Others that match by the same rule. */
  readonly others: readonly ModelConfig[];
}

/** Returns the models that match the first of the rules that any model matches; `undefined` when none does. */
export function matchModel(models: readonly ModelConfig[], criteria: ModelCriteria): ModelMatch | undefined {
  if (!Array.isArray(models)) throw new InputError('models', `must be a list, got ${printValue(models)}`);
  for (const [index, model] of models.entries()) requireObject(`models[${index}]`, model);
  const { key, hash, name, base, type, source } = requireObject('criteria', criteria);
  for (const [field, value] of Object.entries({ key, hash, name, base, type, source })) {
    if (value !== undefined) checkName(`criteria.${field}`, value);
  }
  const isOfKind = (model: ModelConfig) =>
    (base === undefined || model.base === base) && (type === undefined || String(model.type) === type);
  const wanted = source === undefined ? undefined : canonicalSource(source);
  const rules: readonly [ModelMatchRule, unknown, (model: ModelConfig) => boolean][] = [
    ['key', key, (model) => model.key === key],
    ['hash', hash, (model) => model.hash === hash],
    ['name', name, (model) => model.name === name && isOfKind(model)],
    ['source', source, (model) => [model.source, model.path].includes(String(wanted)) && isOfKind(model)],
  ];
  for (const [by, given, matches] of rules) {
    const [model, ...others] = given === undefined ? [] : models.filter(matches);
    if (model) return { model, by, others };
  }
  return undefined;
}

/** Returns in what an installed model differs from what was wanted; `undefined` when it does not. */
export function differenceFrom(model: ModelConfig, { hash, base, type }: ModelCriteria): string | undefined {
  if (String(model.type) === 'unknown') return 'the server does not recognize the files: the type is "unknown"';
  const fields = [
    ['hash', hash, model.hash],
    ['base', base, model.base],
    ['type', type, String(model.type)],
  ] as const;
  const different = fields.find(([, wanted, found]) => wanted !== undefined && wanted !== found);
  return different && `the ${different[0]} is "${different[2]}" instead of "${different[1]}"`;
}
