import type { MetadataLimits } from '../metadata-options.js';
import { expectKind } from './expect-kind.js';
import { isJsonObject, present } from './fields.js';

/** All limits. */
export type Limits = { readonly [Name in keyof MetadataLimits]-?: number };

const defaults: Limits = { textBytes: 16_777_216, totalBytes: 67_108_864, parts: 65_536 };

/** Returns the limits, with the defaults where nothing is set. Throws a `TypeError` for wrong options or limits. */
export function toLimits(options: { readonly limits?: MetadataLimits | undefined }): Limits {
  expectKind('options', options, 'an object', isJsonObject(options));
  const { limits } = options;
  if (!limits) return defaults;
  expectKind('options.limits', limits, 'an object', isJsonObject(limits));
  const all = { ...defaults, ...present(limits) };
  for (const [name, value] of Object.entries(all))
    expectKind(`options.limits.${name}`, value, 'a whole number', Number.isSafeInteger(value) && value >= 0);
  return all;
}
