import type { ModelConfig } from '@x/models/model-config';
import type { ModelFilter } from '@x/models/node-template';

/** How a document names a model. `key` is the id on one server. */
export interface ModelReference {
  readonly key?: string | undefined;
  readonly hash?: string | undefined;
  readonly name?: string | undefined;
  readonly base?: string | undefined;
  readonly type?: string | undefined;
}

/** What a node is given of a model. */
export interface ModelIdentifier {
  readonly key: string;
  readonly hash: string;
  readonly name: string;
  readonly base: string;
  readonly type: string;
}

/** By what a model was found. They are compared in this order. */
export type ModelRule = 'key' | 'hash' | 'name';

/** Models that match the first rule that any model matches. */
export interface FoundModels {
  readonly by: ModelRule;
  readonly models: readonly ModelConfig[];
}

/** Returns the models with a key, else with a hash, else with a name, and with its base and type where those are given. */
export function findModels(
  models: readonly ModelConfig[],
  { key, hash, name, base, type }: ModelReference,
): FoundModels | undefined {
  const isOfKind = (model: ModelConfig): boolean =>
    (base === undefined || model.base === base) && (type === undefined || String(model.type) === type);
  const rules: readonly (readonly [ModelRule, unknown, (model: ModelConfig) => boolean])[] = [
    ['key', key, (model) => model.key === key],
    ['hash', hash, (model) => model.hash === hash],
    ['name', name, (model) => model.name === name && isOfKind(model)],
  ];
  for (const [by, given, matches] of rules) {
    const found = given === undefined ? [] : models.filter(matches);
    if (found.length > 0) return { by, models: found };
  }
  return undefined;
}

/** Whether an input takes a model. */
export function fitsFilter(model: ModelConfig, filter: ModelFilter = {}): boolean {
  const fields: Readonly<Record<string, unknown>> = { ...model };
  return Object.entries(filter).every(([name, allowed]) => !allowed || allowed.includes(String(fields[name])));
}

/** Describes which models an input takes, such as `a main model for sd-1 or sdxl`. */
export function describeFilter({ base, type, variant, format, provider_id: provider }: ModelFilter = {}): string {
  const parts = [
    ...(base ? [`for ${base.join(' or ')}`] : []),
    ...(variant ? [`of the variant ${variant.join(' or ')}`] : []),
    ...(format ? [`in the format ${format.join(' or ')}`] : []),
    ...(provider ? [`of the provider ${provider.join(' or ')}`] : []),
  ];
  return ['a', ...(type ? [type.join(' or ')] : []), 'model', ...parts].join(' ');
}

/** Describes a model, such as `"Lines", a lora model for sd-1`. */
export const describeModel = ({ name, base, type }: ModelConfig): string =>
  `"${name}", a ${String(type)} model for ${base}`;

/** Returns what a node is given of a model. */
export const identify = ({ key, hash, name, base, type }: ModelConfig): ModelIdentifier => ({
  ...{ key, hash, name, base },
  type: String(type),
});
