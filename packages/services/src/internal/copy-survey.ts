import { type Board, UNCATEGORIZED } from '@x/models/board';
import type { Image } from '@x/models/image';
import { InputError } from '@x/transport/errors';
import type { RequestOptions } from '@x/transport/options';

import type { CopiedImage } from '../duplicate.js';
import { allBoards } from './all-boards.js';
import { boardContents } from './board-contents.js';
import { CHUNK_SIZE, chunks } from './chunks.js';
import { sourceIds } from './source-ids.js';
import type { BoardStores } from './stores.js';
import { checkTarget, findTarget } from './target.js';

/** A duplication, as it was asked for. */
export interface DuplicateInput {
  readonly source: string;
  readonly name: string;
}

/** What there is to copy, and what an earlier run has copied. */
export interface CopySurvey {
  readonly board: Board | undefined;
  readonly pending: readonly Image[];
  readonly present: readonly CopiedImage[];
  /** Names of the originals that have a star. */
  readonly starred: ReadonlySet<string>;
  readonly videos: readonly string[];
  /** How many requests it took to find out. */
  readonly requests: number;
}

/** Reads what a duplication is about. Rejects when the source is not there, before anything was changed. */
export async function copySurvey(
  stores: BoardStores,
  input: DuplicateInput,
  options: RequestOptions,
): Promise<CopySurvey> {
  const [source = ''] = sourceIds([input.source]);
  checkTarget({ board_name: input.name }, []);
  const boards = await allBoards(stores, options);
  if (source !== UNCATEGORIZED && !boards.has(source)) await stores.boards.get(source, options);
  if (boards.get(source)?.board_name === input.name)
    throw new InputError('name', `${input.name} is the source's own name`);
  const { board } = { board: undefined, ...findTarget({ board_name: input.name }, boards) };

  const { images: names, videos } = await boardContents(stores, { board_id: source }, options);
  const originals: Image[] = [];
  for (const chunk of chunks(names)) originals.push(...(await stores.images.getMany(chunk, options)));
  const copies = board
    ? await copiesOn(stores, board.board_id, options)
    : { copies: new Map<string, string>(), requests: 0 };
  const present = originals.flatMap(({ image_name: from }) => {
    const to = copies.copies.get(from);
    return to === undefined ? [] : [{ from, to }];
  });
  return {
    board,
    pending: originals.filter(({ image_name }) => !copies.copies.has(image_name)),
    present,
    starred: new Set(originals.filter(({ starred }) => starred).map(({ image_name }) => image_name)),
    videos,
    requests: 2 + Math.ceil(names.length / CHUNK_SIZE) + copies.requests,
  };
}

/** Returns the copies on a board by the names of their originals, which stand in `session_id`. */
async function copiesOn({ images }: BoardStores, board_id: string, options: RequestOptions) {
  const copies = new Map<string, string>();
  for (let offset = 0, requests = 1; ; offset += CHUNK_SIZE, requests++) {
    const page = await images.page({ board_id, offset, limit: CHUNK_SIZE, order_dir: 'ASC' }, options);
    for (const { session_id, image_name } of page.items) if (session_id) copies.set(session_id, image_name);
    if (offset + CHUNK_SIZE >= page.total) return { copies, requests };
  }
}
