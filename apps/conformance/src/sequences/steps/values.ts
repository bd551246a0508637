import * as fc from 'fast-check';

import { type Created, Reference, type Value } from '../reference.js';

/** A reference to something that was created. */
export const created = (kind: keyof Created): fc.Arbitrary<Value> =>
  fc.nat({ max: 11 }).map((index) => new Reference(kind, index));

/** Mostly the first, sometimes one of the others. */
export const mostly = <T>(usual: fc.Arbitrary<T>, ...odd: readonly T[]): fc.Arbitrary<T> =>
  fc.oneof({ weight: 9, arbitrary: usual }, { weight: 1, arbitrary: fc.constantFrom(...odd) });

/** Fields of which each may be missing. */
export const some = (fields: Readonly<Record<string, fc.Arbitrary<Value>>>): fc.Arbitrary<Record<string, Value>> =>
  fc.record(fields, { requiredKeys: [] }) as fc.Arbitrary<Record<string, Value>>;

export const board = mostly(created('boards'), 'nobody', '', 'none');
export const boardOrNone = fc.oneof(
  { weight: 3, arbitrary: board },
  { weight: 2, arbitrary: fc.constant<Value>('none') },
);
export const image = mostly(created('images'), 'nobody.png');
export const item = mostly(created('items'), 0, -1, 'first');
export const images = fc.array(image, { maxLength: 5 });
export const items = fc.array(created('items'), { maxLength: 5 });

export const category = mostly<Value>(fc.constantFrom<Value>('general', 'mask', 'control', 'user', 'other'), 'none');
export const categories = mostly<Value>(
  fc.uniqueArray(fc.constantFrom('general', 'mask', 'control', 'user', 'other'), { minLength: 1, maxLength: 4 }),
  ['none'],
  '',
);
export const flag = mostly<Value>(fc.boolean(), 'yes', '0', '', 'perhaps', null);
export const direction = mostly<Value>(fc.constantFrom<Value>('ASC', 'DESC'), 'asc', '');
export const count = mostly<Value>(fc.nat({ max: 9 }), 1_000, 1_001, -1, '', 'many', '3.0', 2.5);
export const text = mostly<Value>(
  fc.constantFrom<Value>('fox', 'F', 'o%x', '_', '"i"', '202', 'é', ' ', ''),
  '\\',
  '\0',
  'x'.repeat(301),
);

/** Mostly found in some of the images that a sequence begins with. */
const search = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom<Value>('fox', 'FOX', 'o%x', '"word"', '"i": 1', 'é') },
  { weight: 1, arbitrary: text },
);

/** The parameters by which images are selected and ordered. */
export const selection = {
  categories,
  is_intermediate: flag,
  board_id: boardOrNone,
};
export const ordering = { order_dir: direction, starred_first: flag, search_term: search };
export const window = { offset: count, limit: count };
export const origin = mostly<Value>(
  fc.constantFrom<Value>('external', 'external', 'external', 'internal'),
  'elsewhere',
);
