import { InputError, printValue } from '@x/transport/errors';
import { nearestName } from '../nearest-name.js';
import type { FilterKind, FilterRange } from './filter-types.js';

const KEYS = ['board', 'kind', 'starred', 'date', 'width', 'height', 'model', 'lora', 'seed', 'sampler'] as const;
type FilterKey = (typeof KEYS)[number];
const KINDS: readonly FilterKind[] = ['images', 'videos', 'assets'];

/** Returns the key of a condition, whatever its case. */
export function keyOf(written: string, value: string, seen: readonly string[]): FilterKey {
  const key = KEYS.find((it) => it === written.toLowerCase());
  if (key === undefined) {
    const nearest = nearestName(written, KEYS);
    const hint = nearest === undefined ? '' : `; did you mean "${nearest}:"?`;
    throw new InputError('filter', `unknown condition "${written}:"${hint} As a text it is "${written}:${value}"`);
  }
  if (seen.includes(key)) throw new InputError('filter', `has "${key}:" twice`);
  return key;
}

export function parseKind(value: string): FilterKind {
  const kind = KINDS.find((it) => it === value.toLowerCase());
  return kind ?? refuse('kind', `one of ${KINDS.join(', ')}`, value);
}

export function parseYes(key: FilterKey, value: string): boolean {
  if (/^(yes|no)$/i.test(value)) return value.toLowerCase() === 'yes';
  return refuse(key, '"yes" or "no"', value);
}

export function parseSeed(value: string): number {
  return /^\d{1,15}$/.test(value) ? Number(value) : refuse('seed', 'a whole number', value);
}

/** Parses `1024`, `>=1024`, `<=1024` or `512..1024`. */
export function parseNumbers(key: FilterKey, value: string): FilterRange<number> {
  return parseRange(value, (text) => {
    if (!/^\d{1,9}$/.test(text)) return refuse(key, 'pixels, such as 1024, >=1024 or 512..1024', value);
    return { first: Number(text), last: Number(text) };
  });
}

/** Parses days in the same way. A month, `2026-11`, and a year, `2026`, are all of their days. */
export function parseDays(key: FilterKey, value: string): FilterRange<string> {
  return parseRange(value, (text) => {
    const [, year, month, day] = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(text) ?? [];
    const first = `${year}-${month ?? '01'}-${day ?? '01'}`;
    const last = `${year}-${month ?? '12'}-${day ?? lastDay(year, month ?? '12')}`;
    if (year !== undefined && isDay(first) && isDay(last)) return { first, last };
    return refuse(key, 'a day such as 2026-11-29, a month, a year, or 2026-11-01..2026-11-15', value);
  });
}

/** What one end of a range spans: a day is itself, a month all of its days. */
interface Span<T> {
  readonly first: T;
  readonly last: T;
}

function parseRange<T>(value: string, parse: (text: string) => Span<T>): FilterRange<T> {
  if (value.startsWith('>=')) return { from: parse(value.slice(2)).first };
  if (value.startsWith('<=')) return { to: parse(value.slice(2)).last };
  const [from = '', to = from] = value.split('..');
  return { from: parse(from).first, to: parse(to).last };
}

const lastDay = (year: string | undefined, month: string): number =>
  new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();

/** Says whether there is such a day: February has no 30th. */
function isDay(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`);
  return Number.isFinite(time) && new Date(time).toISOString().startsWith(text);
}

function refuse(key: FilterKey, wanted: string, value: string): never {
  throw new InputError('filter', `${key}: must be ${wanted}, got ${printValue(value)}`);
}
