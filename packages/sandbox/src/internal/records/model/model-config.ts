import { type ModelClass, modelClasses, tagOf } from './model-classes.js';

/** A record of a model, or the values of one. */
export type ModelFields = Readonly<Record<string, unknown>>;

/** The fields of every record, with their defaults; `undefined` must be given. */
const common = {
  key: undefined,
  hash: undefined,
  path: undefined,
  file_size: undefined,
  name: undefined,
  description: null,
  source: undefined,
  source_type: undefined,
  source_api_response: null,
  source_url: null,
  cover_image: null,
};

/** The defaults of fields of some classes, where they are not null. */
const defaults: ModelFields = { repo_variant: '', has_dual_expert: false, is_default: false };

/** Returns the class of a record with these values: `main.diffusers.sd-1` has the fields of that one. */
export const tagOfFields = ({ type, format, base, variant }: ModelFields): string =>
  [type, format, base, ...(isClipEmbed({ type, format, base }) ? [variant] : [])].filter(Boolean).join('.');

/** Only these have several classes for one type, format and base. */
export const isClipEmbed = ({ type, format, base }: ModelFields): boolean =>
  type === 'clip_embed' && format === 'diffusers' && base === 'any';

/** Returns the class of a record with these values; undefined when the server has none. */
export const classOfFields = (fields: ModelFields): ModelClass | undefined =>
  modelClasses.find((one) => tagOf(one) === tagOfFields(fields));

/** Returns the record that has these values: the fields of its class in the server's order, with their defaults. */
export function toRecord(modelClass: ModelClass, values: ModelFields): ModelFields {
  const { type, format, base, name } = modelClass;
  const own = Object.fromEntries(modelClass.fields.map((field) => [field, defaultOf(name, field)]));
  const all: ModelFields = { ...common, ...own, type, format, base };
  return Object.fromEntries(
    Object.entries(all).map(([field, value]) => [field, Object.hasOwn(values, field) ? values[field] : value]),
  );
}

/** Returns the record that has these values. Throws when the server has no class for their type, format and base. */
export function newRecord(values: ModelFields): ModelFields {
  const modelClass = classOfFields(values);
  if (!modelClass) throw new Error(`there is no class of models for ${JSON.stringify(values)}`);
  return toRecord(modelClass, values);
}

function defaultOf(className: string, field: string): unknown {
  if (field === 'latent_channels') return className.includes('Diffusers') ? 16 : undefined;
  if (field === 'expert') return className.startsWith('Main') ? 'none' : null;
  return Object.hasOwn(defaults, field) ? defaults[field] : null;
}
