import { boolean } from '../../validation/boolean.js';
import { choice } from '../../validation/choice.js';
import { integer } from '../../validation/integer.js';
import { list } from '../../validation/list.js';
import { type MemberValues, may, object } from '../../validation/object.js';
import type { Reader } from '../../validation/reader.js';
import { string } from '../../validation/string.js';
import { nullable, union } from '../../validation/union.js';
import { ValidationError } from '../../validation/validation-error.js';
import { modelCapabilities } from './model-capabilities.js';
import { variantsOf } from './model-classes.js';
import { modelDefaultSettings } from './model-default-settings.js';
import { modelBase, modelType } from './model-words.js';

/** What differs is that nobody asks for an order, and that a value given twice is one. */
const setOfStrings: Reader<string[]> = (input, loc) => {
  if (!Array.isArray(input))
    throw new ValidationError({ type: 'set_type', loc, msg: 'Input should be a valid set', input });
  return [...new Set(list(string())(input, loc))];
};

const sourceUrl: Reader<string | null> = (input, loc) => {
  if (input === null || input === '') return null;
  if (typeof input === 'string' && /^https?:\/\//.test(input)) return input;
  const text = typeof input === 'string' ? 'an http or https URL' : 'a string';
  const msg = `Value error, source_url must be ${text}`;
  throw new ValidationError({ type: 'value_error', loc, msg, input, ctx: { error: {} } });
};

const variant = union(
  Object.fromEntries(
    Object.entries(variantsOf)
      .filter(([kind]) => kind.endsWith('Type'))
      .map(([kind, variants]) => [`str-enum[${kind}]`, choice(variants)]),
  ),
);

const maybe = <T>(read: Reader<T>) => may(nullable(read), undefined);

const fields = {
  source: maybe(string()),
  source_type: maybe(choice(['path', 'url', 'hf_repo_id', 'external'])),
  source_api_response: maybe(string()),
  source_url: may(sourceUrl, undefined),
  name: maybe(string()),
  path: maybe(string()),
  description: maybe(string()),
  base: maybe(modelBase),
  type: maybe(modelType),
  key: maybe(string()),
  hash: maybe(string()),
  file_size: maybe(integer()),
  format: maybe(string()),
  trigger_phrases: maybe(setOfStrings),
  default_settings: maybe(modelDefaultSettings),
  provider_id: maybe(string()),
  provider_model_id: maybe(string()),
  capabilities: maybe(modelCapabilities),
  cpu_only: maybe(boolean),
  variant: maybe(variant),
  prediction_type: maybe(choice(['epsilon', 'v_prediction', 'sample'])),
  upcast_attention: maybe(boolean),
  config_path: maybe(string()),
};

/** The values that a request gives for the record of a model. `undefined` was not given, `null` was. */
export type ModelChanges = MemberValues<typeof fields>;

/** Reads the values of a request for the record of a model. Unknown ones are ignored. */
export const modelChanges: Reader<ModelChanges> = object(fields);
