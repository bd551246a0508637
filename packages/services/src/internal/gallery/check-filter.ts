import { InputError, printValue } from '@x/transport/errors';

import { checkName, requireObject } from '../arguments.js';
import type { GalleryFilter } from './filter-types.js';

/** Returns a filter. Throws an `InputError` for what is none, and for a condition of a wrong kind. */
export function checkFilter(given: GalleryFilter): GalleryFilter {
  const filter = requireObject('filter', given);
  const { text, board, kind, model, lora, sampler, starred, seed, ...ranges } = filter;
  for (const [name, value] of Object.entries({ text, board, kind, model, lora, sampler })) {
    if (value !== undefined) checkName(`filter.${name}`, value);
  }
  if (starred !== undefined && typeof starred !== 'boolean') {
    throw new InputError('filter.starred', `must be true or false, got ${printValue(starred)}`);
  }
  if (seed !== undefined && typeof seed !== 'number') {
    throw new InputError('filter.seed', `must be a number, got ${printValue(seed)}`);
  }
  const { date, width, height } = ranges;
  for (const [name, range] of Object.entries({ date, width, height })) {
    if (range === undefined) continue;
    const { from, to } = requireObject<{ readonly from?: unknown; readonly to?: unknown }>(`filter.${name}`, range);
    const kindOfEnd = name === 'date' ? 'string' : 'number';
    for (const end of [from, to]) {
      if (end === undefined || typeof end === kindOfEnd) continue;
      throw new InputError(`filter.${name}`, `must be from and to, each a ${kindOfEnd}, got ${printValue(end)}`);
    }
  }
  return filter;
}
