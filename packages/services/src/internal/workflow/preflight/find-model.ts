import type { ModelConfig } from '@x/models/model-config';
import type { ModelFilter } from '@x/models/node-template';

/** How a document names a model. `key` is the id on one server. */
export interface ModelReference {
  /** The id on the server that the document was made on. */
  readonly key?: string | undefined;
  /** The hash of the file: the same on every server. */
  readonly hash?: string | undefined;
  /** The name, which users may change. */
  readonly name?: string | undefined;
  /** The architecture, such as `sdxl`. */
  readonly base?: string | undefined;
  /** What kind of model it is, such as `main`. */
  readonly type?: string | undefined;
}

/** What a node is given of a model. */
export interface ModelIdentifier {
  /** The id on this server. */
  readonly key: string;
  /** The hash of the file. */
  readonly hash: string;
  /** The name. */
  readonly name: string;
  /** The architecture, such as `sdxl`. */
  readonly base: string;
  /** What kind of model it is, such as `main`. */
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
