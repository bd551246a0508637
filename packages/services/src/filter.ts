import type { ImageCategory } from '@x/models/image';
import type { GalleryQuery } from '@x/repositories/gallery';

import { checkName } from './internal/arguments.js';
import { checkFilter } from './internal/gallery/check-filter.js';
import type { FilterRange, GalleryFilter } from './internal/gallery/filter-types.js';
import { keyOf, parseDays, parseKind, parseNumbers, parseSeed, parseYes } from './internal/gallery/parse-value.js';
import { quoted, words } from './internal/gallery/words.js';

export type { FilterKind, FilterRange, GalleryFilter } from './internal/gallery/filter-types.js';

/** The categories that are no images of their own: masks, control images, what was uploaded as an asset. */
const ASSETS: readonly ImageCategory[] = ['mask', 'control', 'user', 'other'];

/**
 * Parses a filter: words, which are searched together, and conditions such as `board:Night`, `kind:videos`,
 * `starred:yes`, `date:2026-11`, `date:2026-11-01..2026-11-15`, `width:>=1024`, `height:512..1024`, `model:flux`,
 * `lora:"pixel art"`, `seed:42`, `sampler:euler`. Quotes keep blanks, and make a text of a word with a colon.
 *
 * @throws InputError for a condition that is unknown, repeated, or has a value it cannot have
 */
export function parseFilter(text: string): GalleryFilter {
  checkName('text', text);
  const texts: string[] = [];
  const filter: { -readonly [Key in keyof GalleryFilter]: GalleryFilter[Key] } = {};
  for (const { key: written, value } of words(text)) {
    if (written === undefined) {
      texts.push(value);
      continue;
    }
    const key = keyOf(written, value, Object.keys(filter));
    if (key === 'kind') filter.kind = parseKind(value);
    else if (key === 'starred') filter.starred = parseYes(key, value);
    else if (key === 'date') filter.date = parseDays(key, value);
    else if (key === 'width' || key === 'height') filter[key] = parseNumbers(key, value);
    else if (key === 'seed') filter.seed = parseSeed(value);
    else filter[key] = value;
  }
  return texts.length > 0 ? { text: texts.join(' '), ...filter } : filter;
}

/** Returns the text of a filter, which `parseFilter` parses: the searched words, then the conditions. */
export function printFilter(filter: GalleryFilter): string {
  const { text, board, kind, starred, date, width, height, model, lora, seed, sampler } = checkFilter(filter);
  const conditions = {
    board,
    kind,
    starred: starred === undefined ? undefined : starred ? 'yes' : 'no',
    ...{ date: printRange(date), width: printRange(width), height: printRange(height) },
    ...{ model, lora, seed: seed?.toString(), sampler },
  };
  const printed = Object.entries(conditions).flatMap(([key, value]) => (value ? [`${key}:${quoted(value)}`] : []));
  return [...(text ? [printText(text)] : []), ...printed].join(' ');
}

/**
 * Returns the part of a filter that a server answers with a query: its text and its kind. The board is left to the
 * caller, who knows the ids.
 */
export function filterQuery(filter: GalleryFilter): GalleryQuery {
  const { text, kind } = checkFilter(filter);
  const categories = kind === 'assets' ? ASSETS : kind === 'videos' ? undefined : (['general'] as const);
  return {
    is_intermediate: false,
    ...(categories && { categories }),
    ...(text && { search_term: text }),
  };
}

/** Says whether a query alone finds what matches, so that `GalleryService.find` is not needed. */
export function isQuery(filter: GalleryFilter): boolean {
  const { text, board, kind, ...others } = checkFilter(filter);
  return (kind === undefined || kind === 'assets') && Object.values(others).every((value) => value === undefined);
}

/** Words as they are, unless one of them would be a condition. */
function printText(text: string): string {
  const parsed = text.includes('"') ? [] : [...words(text)];
  const isPlain = parsed.length > 0 && parsed.every(({ key }) => key === undefined);
  return isPlain && parsed.map(({ value }) => value).join(' ') === text ? text : quoted(text, true);
}

function printRange(range: FilterRange<string | number> | undefined): string | undefined {
  if (!range) return undefined;
  const { from, to } = range;
  if (from === to) return from?.toString();
  if (to === undefined) return `>=${from}`;
  return from === undefined ? `<=${to}` : `${from}..${to}`;
}
