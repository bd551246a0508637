import { type Board, UNCATEGORIZED } from '@x/models/board';
import type { Image } from '@x/models/image';
import { InputError } from '@x/transport/errors';
import type { RequestOptions } from '@x/transport/options';
import { CHUNK_SIZE, chunks } from '../../chunks.js';
import { allBoards } from '../all-boards.js';
import { isBoardId } from '../board-ids.js';
import { boardContents } from '../contents.js';
import type { BoardDependencies } from '../stores.js';
import { checkBoardName, findTarget } from '../target.js';
import type { CopiedImage } from './duplicate-types.js';

/** All arguments of a duplication. */
export interface DuplicateRequest {
  readonly source: string;
  readonly name: string;
}

/** A duplication before its first change. */
export interface PreparedDuplication {
  /** The copy, if an earlier run created it. */
  readonly board: Board | undefined;
  /** The images to copy. */
  readonly pending: readonly Image[];
  /** The images that an earlier run copied. */
  readonly present: readonly CopiedImage[];
  /** Names of the starred originals that have no starred copy yet. */
  readonly starred: ReadonlySet<string>;
  readonly videos: readonly string[];
  /** How many requests the preparation took. */
  readonly requests: number;
}

/** Reads the boards and images that a duplication needs. Rejects when the source does not exist. Changes nothing. */
export async function prepareDuplication(
  dependencies: BoardDependencies,
  request: DuplicateRequest,
  options: RequestOptions,
): Promise<PreparedDuplication> {
  const { source, name } = request;
  if (!isBoardId(source)) {
    throw new InputError('source', `must be the id of a board, or "none", got ${JSON.stringify(source)}`);
  }
  checkBoardName('name', name);
  const boards = await allBoards(dependencies, options);
  if (source !== UNCATEGORIZED && !boards.has(source)) await dependencies.boards.get(source, options);
  if (boards.get(source)?.board_name === name) throw new InputError('name', `"${name}" is the name of the source`);
  const { board } = { board: undefined, ...findTarget({ boardName: name }, boards) };

  const originals = await imagesOn(dependencies, source, options);
  const earlier = board ? await imagesOn(dependencies, board.board_id, options) : { images: [], requests: 0 };
  const copies = new Map(earlier.images.map((copy) => [copy.session_id, copy]));
  const starred = originals.images.filter((image) => image.starred && !copies.get(image.image_name)?.starred);
  return {
    board,
    pending: originals.images.filter(({ image_name }) => !copies.has(image_name)),
    present: originals.images.flatMap(({ image_name: from }) => {
      const copy = copies.get(from);
      return copy ? [{ from, to: copy.image_name }] : [];
    }),
    starred: new Set(starred.map(({ image_name }) => image_name)),
    videos: originals.videos,
    requests: 1 + originals.requests + earlier.requests,
  };
}

/** Returns the images and videos on a board, the oldest first, and how many requests that took. */
async function imagesOn(dependencies: BoardDependencies, boardId: string, options: RequestOptions) {
  const { images: names, videos } = await boardContents(dependencies, { boardId }, options);
  const images: Image[] = [];
  for (const chunk of chunks(names)) images.push(...(await dependencies.images.getMany(chunk, options)));
  return { images, videos, requests: 1 + Math.ceil(names.length / CHUNK_SIZE) };
}
