import { changeResponse, changeUrl, json, type Mutant } from './mutant.js';

const has = (url: URL, name: string, value?: string) =>
  value === undefined ? url.searchParams.has(name) : url.searchParams.get(name) === value;

/** Returns a change that moves a page one further under a condition. */
const oneTooLate = (condition: (url: URL) => boolean) => (url: URL) => {
  const offset = Number(url.searchParams.get('offset'));
  if (offset > 0 && condition(url)) url.searchParams.set('offset', String(offset + 1));
};

/** Returns a change that ignores a parameter under a condition. */
const ignoring =
  (name: string, condition: (url: URL) => boolean = () => true) =>
  (url: URL) => {
    if (condition(url)) url.searchParams.delete(name);
  };

const reversed = (key: string) =>
  json((body) => (Array.isArray(body[key]) ? { ...body, [key]: body[key].toReversed() } : body));

const images = 'GET /api/v1/images/';
const names = 'GET /api/v1/images/names';
const items = 'GET /api/v1/gallery/items/';
const itemNames = 'GET /api/v1/gallery/item_names';
const boards = 'GET /api/v1/boards/';

/** Orders, pages and filters that are wrong, most of them only for several parameters together. */
export const listMutants: readonly Mutant[] = [
  {
    title: 'a page of unstarred images begins one too late',
    respond: changeUrl(
      images,
      oneTooLate((url) => has(url, 'starred_first', 'false')),
    ),
  },
  {
    title: 'a page of the oldest images begins one too late',
    scenario: '150 images on two boards and on no',
    respond: changeUrl(
      images,
      oneTooLate((url) => has(url, 'order_dir', 'ASC')),
    ),
  },
  {
    title: 'a page of one board begins one too late',
    scenario: 'images are listed by origin and by',
    respond: changeUrl(
      images,
      oneTooLate((url) => has(url, 'board_id') && has(url, 'is_intermediate')),
    ),
  },
  {
    title: 'a page of unstarred items begins one too late',
    respond: changeUrl(
      items,
      oneTooLate((url) => has(url, 'starred_first', 'false')),
    ),
  },
  {
    title: 'a page of boards begins one too late when the oldest are first',
    respond: changeUrl(
      boards,
      oneTooLate((url) => has(url, 'direction', 'ASC')),
    ),
  },
  {
    title: 'a page has one image less when a category is given',
    scenario: 'images are listed by one category ',
    respond: changeUrl(images, (url) => {
      const limit = Number(url.searchParams.get('limit'));
      if (limit > 1 && has(url, 'categories')) url.searchParams.set('limit', String(limit - 1));
    }),
  },
  {
    title: 'the direction is ignored unless starred images are first',
    scenario: 'images are listed oldest or newest',
    respond: changeUrl(
      images,
      ignoring('order_dir', (url) => has(url, 'starred_first', 'false')),
    ),
  },
  {
    title: 'a search is ignored when a category is given',
    respond: changeUrl(
      names,
      ignoring('search_term', (url) => has(url, 'categories')),
    ),
  },
  {
    title: 'categories are ignored for images without a board',
    respond: changeUrl(
      images,
      ignoring('categories', (url) => has(url, 'board_id', 'none')),
    ),
  },
  {
    title: 'intermediate images are found by a search although not asked for',
    respond: changeUrl(
      items,
      ignoring('is_intermediate', (url) => has(url, 'search_term')),
    ),
  },
  {
    title: 'the origin is ignored when a board is given',
    scenario: 'images are listed by origin and by',
    respond: changeUrl(
      names,
      ignoring('image_origin', (url) => has(url, 'board_id')),
    ),
  },
  {
    title: 'the gallery ignores the day',
    scenario: 'the gallery of a day is that of a ',
    respond: changeUrl(itemNames, ignoring('created_date')),
  },
  {
    title: 'the gallery ignores the day when a board is given',
    scenario: 'the gallery of a day is that of a ',
    respond: changeUrl(
      itemNames,
      ignoring('created_date', (url) => has(url, 'board_id')),
    ),
  },
  {
    title: 'the names of a day are always newest first',
    scenario: 'invalid lists of the names of a da',
    respond: changeUrl('GET /api/v1/virtual_boards/by_date/*/image_names', ignoring('order_dir')),
  },
  {
    title: 'the items of a day ignore the search',
    scenario: 'the names of a day are ordered and',
    respond: changeUrl('GET /api/v1/virtual_boards/by_date/*/item_names', ignoring('search_term')),
  },
  {
    title: 'days are listed oldest first',
    scenario: 'images of several days',
    respond: changeResponse(
      'GET /api/v1/virtual_boards/by_date',
      json((days) => (Array.isArray(days) ? days.toReversed() : days)),
    ),
  },
  {
    title: 'boards by name ignore the direction',
    scenario: 'boards are listed by name and by d',
    respond: changeUrl(
      boards,
      ignoring('direction', (url) => has(url, 'order_by', 'board_name')),
    ),
  },
  {
    title: 'archived boards are left out of pages',
    scenario: 'archived boards are listed on requ',
    respond: changeUrl(
      boards,
      ignoring('include_archived', (url) => has(url, 'offset')),
    ),
  },
  {
    title: 'images by name are in another order',
    scenario: 'deleting a board keeps its three i',
    respond: changeResponse(
      'POST /api/v1/images/images_by_names',
      json((found) => (Array.isArray(found) ? found.toReversed() : found)),
    ),
  },
  {
    title: 'ids of items are always newest first',
    scenario: 'a batch of strings, numeric string',
    respond: changeUrl('GET /api/v1/queue/*/item_ids', ignoring('order_dir')),
  },
  {
    title: 'items by id are in the order of their ids',
    scenario: 'items are returned in the order of',
    respond: changeResponse(
      'POST /api/v1/queue/*/items_by_ids',
      json((found) => (Array.isArray(found) ? found.toSorted((a, b) => a.item_id - b.item_id) : found)),
    ),
  },
  {
    title: 'starred items are counted twice',
    scenario: 'pages and names of the gallery hav',
    respond: changeResponse(
      itemNames,
      json((body) => ('starred_count' in body ? { ...body, starred_count: Number(body['starred_count']) * 2 } : body)),
    ),
  },
  {
    title: 'the items of the gallery are reversed within a page',
    scenario: 'pages and names of the gallery hav',
    respond: changeResponse(items, reversed('items')),
  },
];
