import type { ObjectType } from '@x/models/node-template';

/** What becomes of a stored value: it is kept, maybe without keys that its kind does not have, or dropped. */
export type NormalisedValue =
  | { readonly status: 'kept'; readonly value: unknown }
  /** It fits no kind, and is kept all the same: the editor would replace it by a generator. */
  | { readonly status: 'unknown'; readonly value: unknown }
  | { readonly status: 'dropped'; readonly reason: string };

type Fields = Readonly<Record<string, unknown>>;

/**
 * Returns a stored value as the editor reads it, which does not ask what the input takes. `models` holds the kinds of
 * models that the server has; without it all are known.
 */
export function normaliseValue(value: unknown, models?: ObjectType): NormalisedValue {
  if (value === undefined) return kept(undefined);
  if (value === null) return dropped('null is no value');
  if (['string', 'boolean'].includes(typeof value)) return kept(value);
  if (typeof value === 'number' || typeof value === 'bigint') return kept(value);
  if (Array.isArray(value)) return normaliseList(value, models);
  if (!isFields(value)) return dropped('it is no JSON');
  if (isText(value['type']) && value['type'].includes('_generator_')) return kept(value);
  const reference = referenceOf(value);
  if (reference) return kept(reference);
  const model = modelOf(value, models);
  if (model) return kept(model);
  if (isColor(value)) return kept(pick(value, ['r', 'g', 'b', 'a']));
  return 'type' in value ? dropped('it is of no kind that an input takes') : { status: 'unknown', value };
}

/** Returns a value of a metadata node, which may be null, and a list of anything. */
export function normaliseMetadata(value: unknown, models?: ObjectType): NormalisedValue {
  if (value === null || (Array.isArray(value) && normaliseList(value, models).status === 'dropped')) return kept(value);
  return normaliseValue(value, models);
}

const kept = (value: unknown): NormalisedValue => ({ status: 'kept', value });
const dropped = (reason: string): NormalisedValue => ({ status: 'dropped', reason });

function normaliseList(list: readonly unknown[], models: ObjectType | undefined): NormalisedValue {
  if (list.every((item) => typeof item === 'number' || typeof item === 'bigint')) return kept(list);
  if (list.every((item) => typeof item === 'string')) return kept(list);
  if (list.every((item) => isFields(item) && isText(item['image_name']))) {
    return kept(list.filter(isFields).map((item) => pick(item, ['image_name'])));
  }
  const loras = list.map((item) => (isFields(item) ? loraOf(item, models) : undefined));
  if (loras.every((lora) => lora !== undefined)) return kept(loras);
  return dropped('it is a list of values that are not of one kind, or of a kind that no input takes');
}

/** An image, video, board, style preset or system prompt. */
function referenceOf(value: Fields): Fields | undefined {
  const key = ['image_name', 'video_name', 'board_id', 'style_preset_id', 'system_prompt_id'].find((name) =>
    isText(value[name]),
  );
  return key === undefined ? undefined : pick(value, [key]);
}

const MODEL_KEYS = ['key', 'hash', 'name', 'base', 'type'];

function modelOf(value: Fields, models: ObjectType | undefined): Fields | undefined {
  if (!MODEL_KEYS.every((key) => isText(value[key]))) return undefined;
  const isKnown = (key: 'base' | 'type'): boolean => {
    const type = models?.fields?.[key];
    return type?.kind !== 'choice' || type.values.some((known) => known === value[key]);
  };
  if (!isKnown('base') || !isKnown('type')) return undefined;
  return pick(value, 'submodel_type' in value ? [...MODEL_KEYS, 'submodel_type'] : MODEL_KEYS);
}

function loraOf({ lora, weight }: Fields, models: ObjectType | undefined): Fields | undefined {
  const model = isFields(lora) ? modelOf(lora, models) : undefined;
  return model && typeof weight === 'number' ? { lora: model, weight } : undefined;
}

const isColor = (value: Fields): boolean => ['r', 'g', 'b', 'a'].every((key) => Number.isInteger(value[key]));

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const pick = (value: object, keys: readonly string[]): Fields =>
  Object.fromEntries(Object.entries(value).filter(([key]) => keys.includes(key)));
