import { boolean } from '../validation/boolean.js';
import { choice } from '../validation/choice.js';
import { fallback, optional, repeated, required } from '../validation/field.js';
import { integer } from '../validation/integer.js';
import { list } from '../validation/list.js';
import { string } from '../validation/string.js';

export const category = choice(['general', 'mask', 'control', 'user', 'other']);

export const direction = choice(['ASC', 'DESC']);

export const origin = choice(['internal', 'external']);

/** The window of a list. */
export const pageWindow = { offset: fallback(integer(0), 0), limit: fallback(integer(0, 1_000), 10) };

/** The filter of images. */
export const filters = {
  categories: repeated(category),
  is_intermediate: optional(boolean),
  board_id: optional(string()),
};

/** The order of images, and a search term in their metadata or date. */
export const ordering = {
  order_dir: fallback(direction, 'DESC'),
  starred_first: fallback(boolean, true),
  search_term: optional(string()),
};

/** Names of images in one request. */
export const nameList = list(string(255), 1_000);

export const imageNames = { image_names: required(nameList) };
