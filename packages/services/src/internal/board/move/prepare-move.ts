import { type Board, UNCATEGORIZED } from '@x/models/board';
import { forEachLimit } from '@x/transport/async';
import { NotFoundError } from '@x/transport/errors';
import type { RequestOptions } from '@x/transport/options';
import { CHUNK_SIZE, CONCURRENCY, chunks } from '../../chunks.js';
import { byKind } from '../../kind.js';
import { allBoards } from '../all-boards.js';
import { boardContents } from '../contents.js';
import type { BoardDependencies, BoardStores } from '../stores.js';
import { checkNotSource, findTarget, type Target } from '../target.js';
import { type CheckedMove, checkMove, type MoveRequest } from './check-move.js';
import type { BoardContents, ImagePredicate, VideoPredicate } from './move-types.js';

/** A move before its first change. */
export interface PreparedMove {
  /** All boards of the server, by id. */
  readonly boards: ReadonlyMap<string, Board>;
  readonly target: Target;
  readonly sources: readonly BoardContents[];
  /** Names of the images to move. */
  readonly images: readonly string[];
  /** Names of the videos to move. */
  readonly videos: readonly string[];
  /** How many requests the preparation took. */
  readonly requests: number;
}

/**
 * Reads the boards, images and videos that a move needs. Rejects when a board does not exist. Changes nothing.
 *
 * The boards are read after their contents: one that is listed then was there before, so what was read of it is true.
 */
export async function prepareMove(
  dependencies: BoardDependencies,
  request: MoveRequest,
  options: RequestOptions,
): Promise<PreparedMove> {
  const checked = checkMove(request);
  const { into, where, whereVideo, deleteSources } = checked;
  const { sources, errors } = await readSources(dependencies, checked, options);
  const boards = await allBoards(dependencies, options);
  const target = findTarget(into, boards) ?? { board: await unlistedTarget(dependencies, into, options) };
  checkNotSource(target, checked.sources);
  const unlisted = sources.filter(({ boardId }) => boardId !== UNCATEGORIZED && !boards.has(boardId));
  const missing = await missingBoards(dependencies, unlisted, options);
  for (const [id, error] of errors) if (!missing.has(id)) throw error;
  const given = checked.names && byKind(checked.names);
  const names = unique(given?.images ?? sources.flatMap(({ images }) => images));
  const videoNames = unique(given?.videos ?? sources.flatMap(({ videos }) => videos));
  // An earlier run deletes a source only once the target exists and all items are in it; otherwise the id is wrong.
  const isEmpty = names.length + videoNames.length === 0;
  const isDeletedEarlier = deleteSources && target.create === undefined && isEmpty;
  for (const error of missing.values()) if (!isDeletedEarlier) throw error;
  const images = where ? await namesWhere(dependencies, names, where, options) : names;
  const videos = await videosWhere(dependencies, videoNames, whereVideo ?? !where, options);
  const filtering = (where ? Math.ceil(names.length / CHUNK_SIZE) : 0) + (whereVideo ? videoNames.length : 0);
  return { boards, target, sources, images, videos, requests: 1 + sources.length + unlisted.length + filtering };
}

const unique = (names: readonly string[]): string[] => [...new Set(names)];

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

/** Returns the names of the videos that match, or of all or none. The server reads them one by one. */
async function videosWhere(
  { videos }: BoardStores,
  names: readonly string[],
  where: VideoPredicate | boolean,
  options: RequestOptions,
): Promise<readonly string[]> {
  if (typeof where === 'boolean') return where ? names : [];
  const matching = new Set<string>();
  const read = async (name: string): Promise<void> => {
    const video = await videos.find(name, options);
    if (video && where(video)) matching.add(name);
  };
  await forEachLimit(names, read, { concurrency: CONCURRENCY, signal: options.signal });
  return names.filter((name) => matching.has(name));
}
