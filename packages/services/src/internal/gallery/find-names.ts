import type { Image, ImageMetadata } from '@x/models/image';
import type { GalleryQuery } from '@x/repositories/gallery';
import type { ImageReader, ImageRepository } from '@x/repositories/image';
import type { VirtualBoardRepository } from '@x/repositories/virtual-board';
import { forEachLimit } from '@x/transport/async';
import { NotFoundError, UnsupportedOperationError } from '@x/transport/errors';
import type { RequestOptions } from '@x/transport/options';

import { filterQuery } from '../../filter.js';
import { CHUNK_SIZE, CONCURRENCY, chunks } from '../chunks.js';
import { isVideo } from '../kind.js';
import { searchTerm } from '../metadata-search.js';
import type { FoundNames, GalleryFilter } from './filter-types.js';
import { isMetadataMatch, metadataWords } from './match-metadata.js';
import { isRecordMatch, needsRecord } from './match-record.js';

/** How many items are in a batch, when the metadata of each is read. */
const BATCH = 24;

/** Names, those of starred items first if the query says so. */
export interface StarredNames {
  readonly names: readonly string[];
  readonly starred: number;
}

/** What reads the records and the metadata of images, and lists days. */
interface FindStores {
  readonly images: Pick<ImageReader, 'getMany'> & Pick<ImageRepository, 'metadata'>;
  readonly virtualBoards?: Pick<VirtualBoardRepository, 'list'> | undefined;
}

/** What is searched, and how names are read. */
export interface NameSearch {
  readonly filter: GalleryFilter;
  readonly query: GalleryQuery;
  readonly stores: FindStores;
  /** Returns the names that match a query. */
  readonly read: (query: GalleryQuery) => Promise<StarredNames>;
  /** Returns those of one day in UTC. */
  readonly readDay: (query: GalleryQuery, day: string) => Promise<StarredNames>;
}

/** Yields the names that match, in batches. Only what a filter needs is read. */
export async function* findNames(search: NameSearch, options: RequestOptions): AsyncGenerator<FoundNames> {
  const { filter, stores } = search;
  const ofDays = filter.date && (await readDays(search, options));
  const lists = ofDays ?? [await search.read(queryOf(search))];
  const candidates = kindOf(filter, inOrder(filter, lists));
  const needed = ofDays ? { ...filter, date: undefined } : filter;
  const [byRecord, byMetadata] = [needsRecord(needed), metadataWords(filter).length > 0];
  if (!byRecord && !byMetadata) {
    yield { names: candidates, done: candidates.length, total: candidates.length };
    return;
  }
  let done = 0;
  for (const batch of chunks(candidates, byMetadata ? BATCH : CHUNK_SIZE)) {
    let names = batch.filter((name) => !isVideo(name));
    if (byRecord) names = await withRecord(stores, names, { options, matches: (it) => isRecordMatch(it, needed) });
    if (byMetadata)
      names = await withMetadata(stores, names, { options, matches: (it) => isMetadataMatch(it, filter) });
    done += batch.length;
    yield { names, done, total: candidates.length };
  }
  if (candidates.length === 0) yield { names: [], done: 0, total: 0 };
}

/** Returns the names of each day in the range on which there is anything; `undefined` from servers without days. */
async function readDays(search: NameSearch, options: RequestOptions): Promise<StarredNames[] | undefined> {
  const { filter, stores, readDay } = search;
  const { from = '', to = '9999' } = filter.date ?? {};
  if (!stores.virtualBoards) return undefined;
  const query = queryOf(search);
  const lists = new Map<string, StarredNames>();
  try {
    const days: string[] = [];
    for await (const { date } of stores.virtualBoards.list(options)) if (date >= from && date <= to) days.push(date);
    if (query.order_dir === 'ASC') days.reverse();
    const readOne = async (day: string) => lists.set(day, await readDay(query, day));
    await forEachLimit(days, readOne, { concurrency: CONCURRENCY, signal: options.signal });
    return days.flatMap((day) => lists.get(day) ?? []);
  } catch (error) {
    if (error instanceof UnsupportedOperationError) return undefined;
    throw error;
  }
}

/** Only a list that begins with the starred items says which they are. */
function queryOf({ filter, query }: NameSearch): GalleryQuery {
  const { starred_first = true } = query;
  const starredFirst = { starred_first: starred_first || filter.starred !== undefined };
  return { ...filterQuery(filter), ...searchOf(filter), ...query, ...starredFirst };
}

function inOrder({ starred }: GalleryFilter, lists: readonly StarredNames[]): readonly string[] {
  const isStarred = lists.flatMap(({ names, starred }) => names.slice(0, starred));
  const isNot = lists.flatMap(({ names, starred }) => names.slice(starred));
  if (starred === undefined) return [...isStarred, ...isNot];
  return starred ? isStarred : isNot;
}

/** The server searches one text: that of the filter, or else a part of the metadata, of which it finds too much. */
function searchOf(filter: GalleryFilter): GalleryQuery {
  if (filter.text) return {};
  const terms = metadataWords(filter).map((value) => searchTerm({ key: '', value }) ?? '');
  const longest = terms.reduce((best, term) => (term.length > best.length ? term : best), '');
  return longest === '' ? {} : { search_term: longest };
}

function kindOf({ kind }: GalleryFilter, names: readonly string[]): readonly string[] {
  if (kind === 'videos') return names.filter(isVideo);
  return kind === 'images' ? names.filter((name) => !isVideo(name)) : names;
}

interface Condition<T> {
  readonly options: RequestOptions;
  readonly matches: (item: T) => boolean;
}

type Images = Pick<FindStores, 'images'>;

async function withRecord({ images }: Images, names: string[], { options, matches }: Condition<Image>) {
  if (names.length === 0) return names;
  const found = await images.getMany(names, options);
  const matching = new Set(found.filter(matches).map(({ image_name }) => image_name));
  return names.filter((name) => matching.has(name));
}

async function withMetadata(
  { images }: Images,
  names: string[],
  { options, matches }: Condition<ImageMetadata>,
): Promise<string[]> {
  const matching = new Set<string>();
  const readOne = async (name: string): Promise<void> => {
    try {
      const metadata = await images.metadata(name, options);
      if (metadata && matches(metadata)) matching.add(name);
    } catch (error) {
      if (!(error instanceof NotFoundError)) throw error; // deleted since it was listed
    }
  };
  await forEachLimit(names, readOne, { concurrency: CONCURRENCY, signal: options.signal });
  return names.filter((name) => matching.has(name));
}
