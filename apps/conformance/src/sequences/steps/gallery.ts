import * as fc from 'fast-check';

import type { Step } from '../step.js';
import { categories, created, flag, mostly, ordering, origin, selection, some, window } from './values.js';

const day = mostly(created('days'), '2001-01-01', 'yesterday', '');
const query = { origin, ...selection, ...ordering };

/** Steps about the gallery and its days. */
export const gallerySteps: readonly fc.Arbitrary<Step>[] = [
  some({ ...query, ...window }).map((all) => ({ route: 'GET /api/v1/gallery/items/', query: all })),
  some({ ...query, created_date: day }).map((all) => ({ route: 'GET /api/v1/gallery/item_names', query: all })),
  some(query).map((all) => ({ route: 'GET /api/v1/gallery/items/names', query: all })),
  fc.constant({ route: 'GET /api/v1/virtual_boards/by_date' }),
  fc
    .tuple(day, fc.constantFrom('image_names', 'item_names'), some({ ...ordering, categories, is_intermediate: flag }))
    .map(([date, list, all]) => ({ route: `GET /api/v1/virtual_boards/by_date/{}/${list}`, path: [date], query: all })),
];
