import { boolean } from '../../validation/boolean.js';
import { literal } from '../../validation/choice.js';
import { integer } from '../../validation/integer.js';
import { number, within } from '../../validation/number.js';
import { type Members, may, must, object } from '../../validation/object.js';
import type { Reader } from '../../validation/reader.js';
import { isRecord } from '../../validation/record.js';
import { string } from '../../validation/string.js';
import { nullable, union } from '../../validation/union.js';
import { collectIssues, ValidationError } from '../../validation/validation-error.js';

type Settings = Readonly<Record<string, unknown>>;

const scheduler = literal([
  ...(['ddim', 'ddpm', 'deis', 'deis_k', 'lms', 'lms_k', 'pndm', 'heun', 'heun_k', 'euler', 'euler_k'] as const),
  ...(['euler_a', 'kdpm_2', 'kdpm_2_k', 'kdpm_2_a', 'kdpm_2_a_k', 'dpmpp_2s', 'dpmpp_2s_k', 'dpmpp_2m'] as const),
  ...(['dpmpp_2m_k', 'dpmpp_2m_sde', 'dpmpp_2m_sde_k', 'dpmpp_3m', 'dpmpp_3m_k', 'dpmpp_sde'] as const),
  ...(['dpmpp_sde_k', 'er_sde', 'unipc', 'unipc_k', 'lcm', 'tcd'] as const),
]);

const size: Reader<number> = (input, loc) => {
  if (integer()(input, loc) % 8 === 0) return within(integer(), { ge: 64 })(input, loc);
  const msg = 'Input should be a multiple of 8';
  throw new ValidationError({ type: 'multiple_of', loc, msg, input, ctx: { multiple_of: 8 } });
};

const below1: Reader<number> = (input, loc) => {
  const value = within(number, { ge: 0 })(input, loc);
  if (value < 1) return value;
  throw new ValidationError({ type: 'less_than', loc, msg: 'Input should be less than 1', input, ctx: { lt: 1 } });
};

const atLeast1 = within(number, { ge: 1 });
const positive = within(integer(), { gt: 0 });
const orNull = <T>(read: Reader<T>) => may(nullable(read), null);

/** Reads an object and refuses unknown members. */
export const closedObject =
  (members: Members): Reader<Settings> =>
  (input, loc) => {
    let values: Settings = {};
    const extras = isRecord(input) ? Object.keys(input).filter((name) => !Object.hasOwn(members, name)) : [];
    collectIssues([
      () => {
        values = object(members)(input, loc);
      },
      ...extras.map((name) => () => {
        const value = isRecord(input) ? input[name] : undefined;
        const msg = 'Extra inputs are not permitted';
        throw new ValidationError({ type: 'extra_forbidden', loc: [...loc, name], msg, input: value });
      }),
    ]);
    return values;
  };

const main = closedObject({
  vae: orNull(string()),
  vae_precision: orNull(literal(['fp16', 'fp32'])),
  scheduler: orNull(scheduler),
  steps: orNull(positive),
  cfg_scale: orNull(atLeast1),
  cfg_rescale_multiplier: orNull(below1),
  width: orNull(size),
  height: orNull(size),
  guidance: orNull(atLeast1),
  cpu_only: orNull(boolean),
  fp8_storage: orNull(boolean),
});

const bounds = closedObject({ weight: orNull(number), weight_min: orNull(number), weight_max: orNull(number) });

/** The range of weights where a setting has none. */
const [LOWEST, HIGHEST] = [-1, 2];

const lora: Reader<Settings> = (input, loc) => {
  const settings = bounds(input, loc);
  const low = numberOr(settings['weight_min'], LOWEST);
  const high = numberOr(settings['weight_max'], HIGHEST);
  const weight = numberOr(settings['weight'], low);
  const invalid = (text: string) =>
    new ValidationError({ type: 'value_error', loc, msg: `Value error, ${text}`, input, ctx: { error: {} } });
  if (low >= high)
    throw invalid(`effective weight range is invalid: min (${float(low)}) must be less than max (${float(high)})`);
  if (weight < low || weight > high)
    throw invalid(`weight (${float(weight)}) must be within the effective range [${float(low)}, ${float(high)}]`);
  return settings;
};

const numberOr = (value: unknown, other: number): number => (typeof value === 'number' ? value : other);
const float = (value: number): string => (Number.isInteger(value) ? value.toFixed(1) : String(value));

const control = closedObject({ preprocessor: must(nullable(string())), fp8_storage: orNull(boolean) });
const external = closedObject({ width: orNull(positive), height: orNull(positive), num_images: orNull(positive) });

const kinds = {
  MainModelDefaultSettings: main,
  'function-after[_validate_weight_bounds(), LoraModelDefaultSettings]': lora,
  ControlAdapterDefaultSettings: control,
  ExternalApiModelDefaultSettings: external,
};

/** Reads the settings of a model, of the first kind that they match. */
export const modelDefaultSettings: Reader<Settings> = union(kinds);

/** Returns the kind of settings that have these fields. */
export function kindOfSettings(settings: Settings): string {
  if ('scheduler' in settings) return 'MainModelDefaultSettings';
  if ('weight' in settings) return 'LoraModelDefaultSettings';
  return 'preprocessor' in settings ? 'ControlAdapterDefaultSettings' : 'ExternalApiModelDefaultSettings';
}
