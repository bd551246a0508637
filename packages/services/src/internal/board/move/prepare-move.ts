import { type Board, UNCATEGORIZED } from '@x/models/board';
import { InputError, NotFoundError } from '@x/transport/errors';
import type { RequestOptions } from '@x/transport/options';
import { chunks } from '../../chunks.js';
import { allBoards } from '../all-boards.js';
import { boardContents } from '../contents.js';
import type { Tools } from '../stores.js';
import { checkTarget, findTarget, type Target } from '../target.js';
import type { BoardContents, BoardTarget, ImagePredicate, MoveOptions } from './move-types.js';

/** A move, as it was asked for. */
export interface MoveInput extends MoveOptions {
  readonly sources: readonly string[];
  readonly into: BoardTarget;
  /** Only these; without it all. */
  readonly where?: ImagePredicate | undefined;
}

/** What there is to move, and where to. */
export interface Survey {
  readonly boards: ReadonlyMap<string, Board>;
  readonly target: Target;
  readonly sources: readonly BoardContents[];
  /** Names of the images to move. */
  readonly images: readonly string[];
}

/** Reads what a move is about. Rejects when a board is not there, before anything was changed. */
export async function survey(tools: Tools, input: MoveInput, options: RequestOptions): Promise<Survey> {
  checkTarget(input.into, input.sources);
  const boards = await allBoards(tools, options);
  const target = findTarget(input.into, boards) ?? { board: await unlisted(tools, input.into, options) };
  if (target.board && input.sources.includes(target.board.board_id)) {
    throw new InputError('boardName', `${target.board.board_name} is both source and target`);
  }
  const missing = await missingBoards(tools, { ids: input.sources, boards }, options);
  const { includeIntermediates } = input;
  const sources = await Promise.all(
    input.sources.map((boardId) =>
      missing.has(boardId)
        ? { boardId, images: [], videos: [] }
        : boardContents(tools.galleries, { boardId, includeIntermediates }, options),
    ),
  );
  const names = [...new Set(sources.flatMap(({ images }) => images))];
  // An earlier run deletes sources only when their images are in the target, so with images left an id was never one.
  const deletedEarlier = input.deleteSources && target.create === undefined && names.length === 0;
  for (const error of missing.values()) if (!deletedEarlier) throw error;
  const images = input.where ? await selected(tools, names, { ...options, where: input.where }) : names;
  return { boards, target, sources, images };
}

/** The list shows a user only the boards he may see, so the server is asked for the reason. */
async function unlisted({ boards }: Tools, into: BoardTarget, options: RequestOptions): Promise<Board> {
  return boards.get('boardId' in into ? into.boardId : into.boardName, options);
}

/** Returns what the server says about those that are not there; servers before 6.12 say "no images" of such a board. */
async function missingBoards(
  { boards: store }: Tools,
  { ids, boards }: { readonly ids: readonly string[]; readonly boards: ReadonlyMap<string, Board> },
  options: RequestOptions,
): Promise<Map<string, NotFoundError>> {
  const missing = new Map<string, NotFoundError>();
  for (const id of ids) {
    if (id === UNCATEGORIZED || boards.has(id)) continue;
    try {
      await store.get(id, options);
    } catch (error) {
      if (!(error instanceof NotFoundError)) throw error;
      missing.set(id, error);
    }
  }
  return missing;
}

async function selected(
  { images }: Tools,
  names: readonly string[],
  { where, ...options }: RequestOptions & { readonly where: ImagePredicate },
): Promise<string[]> {
  const found: string[] = [];
  for (const chunk of chunks(names)) {
    for (const image of await images.getMany(chunk, options)) if (where(image)) found.push(image.image_name);
  }
  return found;
}
