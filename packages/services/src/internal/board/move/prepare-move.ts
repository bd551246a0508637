import { type Board, UNCATEGORIZED } from '@x/models/board';
import { NotFoundError } from '@x/transport/errors';
import type { RequestOptions } from '@x/transport/options';
import { CHUNK_SIZE, chunks } from '../../chunks.js';
import { allBoards } from '../all-boards.js';
import { boardContents } from '../contents.js';
import type { BoardDependencies, BoardStores } from '../stores.js';
import { checkNotSource, findTarget, type Target } from '../target.js';
import { type CheckedMove, checkMove, type MoveRequest } from './check-move.js';
import type { BoardContents, ImagePredicate } from './move-types.js';

/** A move before its first change. */
export interface PreparedMove {
  /** All boards of the server, by id. */
  readonly boards: ReadonlyMap<string, Board>;
  readonly target: Target;
  readonly sources: readonly BoardContents[];
  /** Names of the images to move. */
  readonly images: readonly string[];
  /** How many requests the preparation took. */
  readonly requests: number;
}

/**
 * Reads the boards and images that a move needs. Rejects when a board does not exist. Changes nothing.
 *
 * The boards are read after their contents: one that is listed then was there before, so what was read of it is true.
 */
export async function prepareMove(
  dependencies: BoardDependencies,
  request: MoveRequest,
  options: RequestOptions,
): Promise<PreparedMove> {
  const checked = checkMove(request);
  const { into, where, deleteSources } = checked;
  const { sources, errors } = await readSources(dependencies, checked, options);
  const boards = await allBoards(dependencies, options);
  const target = findTarget(into, boards) ?? { board: await unlistedTarget(dependencies, into, options) };
  checkNotSource(target, checked.sources);
  const unlisted = sources.filter(({ boardId }) => boardId !== UNCATEGORIZED && !boards.has(boardId));
  const missing = await missingBoards(dependencies, unlisted, options);
  for (const [id, error] of errors) if (!missing.has(id)) throw error;
  const names = [...new Set(checked.names ?? sources.flatMap(({ images }) => images))];
  // An earlier run deletes a source only once the target exists and all images are in it; otherwise the id is wrong.
  const isDeletedEarlier = deleteSources && target.create === undefined && names.length === 0;
  for (const error of missing.values()) if (!isDeletedEarlier) throw error;
  const images = where ? await namesWhere(dependencies, names, where, options) : names;
  const filtering = where ? Math.ceil(names.length / CHUNK_SIZE) : 0;
  return { boards, target, sources, images, requests: 1 + sources.length + unlisted.length + filtering };
}

/** Returns the contents of the sources, and the errors of those that the server does not know. */
async function readSources(dependencies: BoardDependencies, checked: CheckedMove, options: RequestOptions) {
  const errors = new Map<string, NotFoundError>();
  const { includeIntermediates } = checked;
  const read = async (boardId: string): Promise<BoardContents> => {
    try {
      return await boardContents(dependencies, { boardId, includeIntermediates }, options);
    } catch (error) {
      if (!(error instanceof NotFoundError)) throw error;
      errors.set(boardId, error);
      return { boardId, images: [], videos: [] };
    }
  };
  return { sources: await Promise.all(checked.sources.map(read)), errors };
}

/** Returns a target that is not in the list: users see only some boards there, so the server may know why. */
async function unlistedTarget({ boards }: BoardStores, into: MoveRequest['into'], options: RequestOptions) {
  return boards.get('boardId' in into ? into.boardId : into.boardName, options);
}

/** Returns the errors of the boards that do not exist. Servers before 6.12 list no images for such a board. */
async function missingBoards(
  { boards }: BoardStores,
  sources: readonly BoardContents[],
  options: RequestOptions,
): Promise<Map<string, NotFoundError>> {
  const missing = new Map<string, NotFoundError>();
  for (const { boardId } of sources) {
    try {
      await boards.get(boardId, options);
    } catch (error) {
      if (!(error instanceof NotFoundError)) throw error;
      missing.set(boardId, error);
    }
  }
  return missing;
}

async function namesWhere(
  { images }: BoardStores,
  names: readonly string[],
  where: ImagePredicate,
  options: RequestOptions,
): Promise<string[]> {
  const found: string[] = [];
  for (const chunk of chunks(names)) {
    for (const image of await images.getMany(chunk, options)) if (where(image)) found.push(image.image_name);
  }
  return found;
}
