import { type Board, UNCATEGORIZED } from '@x/models/board';
import { InputError } from '@x/transport/errors';
import type { RequestOptions } from '@x/transport/options';

import type { BoardContents, BoardTarget, ImagePredicate, MoveOptions } from '../move.js';
import { allBoards } from './all-boards.js';
import { boardContents } from './board-contents.js';
import { chunks } from './chunks.js';
import type { BoardStores } from './stores.js';
import { checkTarget, findTarget, type Target } from './target.js';

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
  readonly sources: readonly BoardContents[];
  readonly target: Target;
  readonly images: readonly string[];
}

/** Reads what a move is about. Rejects when a board is not there, before anything was changed. */
export async function survey(stores: BoardStores, input: MoveInput, options: RequestOptions): Promise<Survey> {
  checkTarget(input.into, input.sources);
  const boards = await allBoards(stores, options);
  const target = findTarget(input.into, boards) ?? { board: await missing(stores, input.into, options) };
  if (target.board && input.sources.includes(target.board.board_id)) {
    throw new InputError('board_name', `${target.board.board_name} is both source and target`);
  }
  for (const id of input.sources) {
    // Servers before 6.12 answer "no images" for a board that is not there.
    if (id !== UNCATEGORIZED && !boards.has(id)) await stores.boards.get(id, options);
  }
  const { includeIntermediates } = input;
  const sources = await Promise.all(
    input.sources.map((board_id) => boardContents(stores, { board_id, includeIntermediates }, options)),
  );
  const names = [...new Set(sources.flatMap(({ images }) => images))];
  return {
    boards,
    sources,
    target,
    images: input.where ? await selected(stores, names, { ...options, where: input.where }) : names,
  };
}

/** The list shows a user only the boards he may see, so the server is asked for the reason. */
async function missing({ boards }: BoardStores, into: BoardTarget, options: RequestOptions): Promise<Board> {
  return boards.get('board_id' in into ? into.board_id : into.board_name, options);
}

async function selected(
  { images }: BoardStores,
  names: readonly string[],
  { where, ...options }: RequestOptions & { readonly where: ImagePredicate },
): Promise<string[]> {
  const found: string[] = [];
  for (const chunk of chunks(names)) {
    for (const image of await images.getMany(chunk, options)) if (where(image)) found.push(image.image_name);
  }
  return found;
}
