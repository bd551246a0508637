import { type Board, UNCATEGORIZED } from '@x/models/board';
import { InputError, NotFoundError } from '@x/transport/errors';
import type { RequestOptions } from '@x/transport/options';
import { chunks } from '../../chunks.js';
import { allBoards } from '../all-boards.js';
import { uniqueSourceIds } from '../board-ids.js';
import { boardContents } from '../contents.js';
import type { BoardDependencies, BoardStores } from '../stores.js';
import { checkTarget, findTarget, type Target } from '../target.js';
import type { BoardContents, BoardTarget, ImagePredicate, MoveInput } from './move-types.js';

/** All arguments of a move. */
export interface MoveRequest extends MoveInput {
  readonly sources: readonly string[];
  readonly into: BoardTarget;
}

/** A move before its first change. */
export interface PreparedMove {
  /** All boards of the server, by id. */
  readonly boards: ReadonlyMap<string, Board>;
  readonly target: Target;
  readonly sources: readonly BoardContents[];
  /** Names of the images to move. */
  readonly images: readonly string[];
}

/** Reads the boards and images that a move needs. Rejects when a board does not exist. Changes nothing. */
export async function prepareMove(
  dependencies: BoardDependencies,
  request: MoveRequest,
  options: RequestOptions,
): Promise<PreparedMove> {
  const { into, where, deleteSources, includeIntermediates } = request;
  if (deleteSources && includeIntermediates === false) {
    throw new InputError('includeIntermediates', 'must not be false when deleteSources is true');
  }
  const ids = uniqueSourceIds(request.sources);
  checkTarget(into, ids);
  const boards = await allBoards(dependencies, options);
  const target = findTarget(into, boards) ?? { board: await unlistedTarget(dependencies, into, options) };
  if (target.board && ids.includes(target.board.board_id)) {
    throw new InputError('boardName', `"${target.board.board_name}" is both source and target`);
  }
  const missing = await missingBoards(
    dependencies,
    ids.filter((id) => !boards.has(id)),
    options,
  );
  const sources = await Promise.all(
    ids.map((boardId) =>
      missing.has(boardId)
        ? { boardId, images: [], videos: [] }
        : boardContents(dependencies, { boardId, includeIntermediates }, options),
    ),
  );
  const names = [...new Set(sources.flatMap(({ images }) => images))];
  // An earlier run deletes a source only once the target exists and all images are in it; otherwise the id is wrong.
  const isDeletedEarlier = deleteSources && target.create === undefined && names.length === 0;
  for (const error of missing.values()) if (!isDeletedEarlier) throw error;
  const images = where ? await namesWhere(dependencies, names, where, options) : names;
  return { boards, target, sources, images };
}

/** Returns a target that is not in the list: users see only some boards there, so the server may know why. */
async function unlistedTarget({ boards }: BoardStores, into: BoardTarget, options: RequestOptions): Promise<Board> {
  return boards.get('boardId' in into ? into.boardId : into.boardName, options);
}

/** Returns the errors of the boards that do not exist. Servers before 6.12 list no images for such a board. */
async function missingBoards(
  { boards }: BoardStores,
  ids: readonly string[],
  options: RequestOptions,
): Promise<Map<string, NotFoundError>> {
  const missing = new Map<string, NotFoundError>();
  for (const id of ids) {
    if (id === UNCATEGORIZED) continue;
    try {
      await boards.get(id, options);
    } catch (error) {
      if (!(error instanceof NotFoundError)) throw error;
      missing.set(id, error);
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
