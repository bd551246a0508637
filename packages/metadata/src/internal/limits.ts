import type { MetadataLimits } from '../metadata-options.js';
import { present } from './fields.js';

/** All limits. */
export type Limits = { readonly [Name in keyof MetadataLimits]-?: number };

const defaults: Limits = { textBytes: 16_777_216, totalBytes: 67_108_864, parts: 65_536 };

/** Returns the limits, with the defaults where nothing is set. Throws a `TypeError` for what is no limit. */
export function toLimits(limits?: MetadataLimits): Limits {
  if (!limits) return defaults;
  const all = { ...defaults, ...present(limits) };
  for (const [name, value] of Object.entries(all))
    if (!Number.isSafeInteger(value) || value < 0)
      throw new TypeError(`options.limits.${name}: must be a whole number, got ${String(value)}`);
  return all;
}
