import { refuses } from '../../runner/request-cases.js';

const bad = [
  ['an unknown origin', 'image_origin=elsewhere'],
  ['an unknown category', 'categories=portrait'],
  ['categories in one word', 'categories=user,mask'],
  ['an empty category', 'categories='],
  ['an intermediate flag that is none', 'is_intermediate=perhaps'],
  ['an empty intermediate flag', 'is_intermediate='],
  ['a direction in small letters', 'order_dir=desc'],
  ['an empty direction', 'order_dir='],
  ['a star flag that is none', 'starred_first=2'],
] as const;
const badWindows = [
  ['a negative limit', 'limit=-1'],
  ['a limit of 1001', 'limit=1001'],
  ['a limit that is no number', 'limit=ten'],
  ['an empty limit', 'limit='],
  ['half an image', 'limit=1.5'],
  ['a limit beyond counting', 'limit=99999999999999999999'],
  ['a negative offset', 'offset=-1'],
  ['an offset that is no number', 'offset=x'],
  ['both wrong', 'limit=-1&offset=-1'],
] as const;

export const scenarios = [
  refuses(
    'images are not listed by nonsense',
    [...bad, ...badWindows].map(([why, query]) => [why, 'GET /api/v1/images/', { query }, 422]),
  ),
  refuses(
    'names of images are not listed by nonsense',
    bad.map(([why, query]) => [why, 'GET /api/v1/images/names', { query }, 422]),
  ),
  refuses(
    'the gallery is not listed by nonsense',
    [...bad.slice(1), ...badWindows, ['an unknown origin', 'origin=elsewhere'] as const].map(([why, query]) => [
      why,
      'GET /api/v1/gallery/items/',
      { query },
      422,
    ]),
  ),
  refuses(
    'names in the gallery are not listed by nonsense',
    ['item_names', 'items/names'].flatMap((path) =>
      bad.slice(1).map(([why, query]) => [why, `GET /api/v1/gallery/${path}`, { query }, 422] as const),
    ),
  ),
  refuses(
    'names of a day are not listed by nonsense',
    ['image_names', 'item_names'].flatMap((path) =>
      ['order_dir=up', 'starred_first=x', 'categories=x', 'categories='].map(
        (query) => [query, `GET /api/v1/virtual_boards/by_date/2026-01-01/${path}`, { query }, 422] as const,
      ),
    ),
  ),
];
