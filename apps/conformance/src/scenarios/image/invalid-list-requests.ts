import { requestScenario } from '../../runner/request-cases.js';

const bad = [
  ['an unknown origin', 'image_origin=elsewhere'],
  ['an unknown category', 'categories=portrait'],
  ['comma-separated categories', 'categories=user,mask'],
  ['an empty category', 'categories='],
  ['an invalid intermediate flag', 'is_intermediate=perhaps'],
  ['an empty intermediate flag', 'is_intermediate='],
  ['a lower-case direction', 'order_dir=desc'],
  ['an empty direction', 'order_dir='],
  ['an invalid star flag', 'starred_first=2'],
] as const;
const badWindows = [
  ['a negative limit', 'limit=-1'],
  ['a limit of 1001', 'limit=1001'],
  ['a limit that is not a number', 'limit=ten'],
  ['an empty limit', 'limit='],
  ['a fractional limit', 'limit=1.5'],
  ['a limit above 64 bits', 'limit=99999999999999999999'],
  ['a negative offset', 'offset=-1'],
  ['an offset that is not a number', 'offset=x'],
  ['an invalid limit and offset', 'limit=-1&offset=-1'],
] as const;

export const scenarios = [
  requestScenario(
    'invalid lists of images',
    [...bad, ...badWindows].map(([why, query]) => [why, 'GET /api/v1/images/', { query }, 422]),
  ),
  requestScenario(
    'invalid lists of image names',
    bad.map(([why, query]) => [why, 'GET /api/v1/images/names', { query }, 422]),
  ),
  requestScenario(
    'invalid lists of the gallery',
    [...bad.slice(1), ...badWindows, ['an unknown origin', 'origin=elsewhere'] as const].map(([why, query]) => [
      why,
      'GET /api/v1/gallery/items/',
      { query },
      422,
    ]),
  ),
  requestScenario(
    'invalid lists of gallery names',
    ['item_names', 'items/names'].flatMap((path) =>
      bad.slice(1).map(([why, query]) => [why, `GET /api/v1/gallery/${path}`, { query }, 422] as const),
    ),
  ),
  requestScenario(
    'invalid lists of the names of a day',
    ['image_names', 'item_names'].flatMap((path) =>
      ['order_dir=up', 'starred_first=x', 'categories=x', 'categories='].map(
        (query) => [query, `GET /api/v1/virtual_boards/by_date/2026-01-01/${path}`, { query }, 422] as const,
      ),
    ),
  ),
];
