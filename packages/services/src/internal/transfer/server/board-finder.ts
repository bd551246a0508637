import { type Board, UNCATEGORIZED } from '@x/models/board';
import { InvokeError } from '@x/transport/errors';
import type { RequestOptions } from '@x/transport/options';

import type { BoardService } from '../../../board.js';
import type { SourceBoard } from '../transfer-source.js';
import type { TransferStores } from '../transfer-stores.js';
import type { EnsuredBoard, Namesake } from '../transfer-target.js';
import type { TransferBoard } from '../transfer-types.js';

/**
 * Finds the boards of a server that take the place of those of a source: by name, and the second of a name for the second. They
 * are created in the order of the source.
 */
export class BoardFinder {
  readonly #stores: TransferStores;
  readonly #service: Pick<BoardService, 'create'>;
  /** The ids of the boards that this run has created. */
  readonly #own = new Set<string>();
  readonly #into: TransferBoard | undefined;
  /** The boards of the server by their names, the oldest first, as they were when one was created last. */
  #boards: ReadonlyMap<string, readonly Board[]> | undefined;

  constructor(stores: TransferStores, service: Pick<BoardService, 'create'>, into: TransferBoard | undefined) {
    this.#stores = stores;
    this.#service = service;
    this.#into = into;
  }

  /** Returns the id of a board; `none` for no board; `undefined` when it would have to be created. */
  async find(board: SourceBoard, namesake: Namesake, options: RequestOptions): Promise<string | undefined> {
    if (this.#into && 'boardId' in this.#into) return this.#into.boardId;
    return inPlaceOf(namesake, await this.#named(this.#nameOf(board), options))?.board_id;
  }

  /**
   * Creates as many boards of the name as the source has, unless they are there. Runs at the same time all use the oldest
   * ones, and each deletes its own that are too many.
   */
  async ensure(board: SourceBoard, namesake: Namesake, options: RequestOptions): Promise<EnsuredBoard> {
    const into = this.#into && 'boardId' in this.#into ? this.#into.boardId : undefined;
    if (into !== undefined) return { to: into, created: false };
    const { count } = namesake;
    const name = this.#nameOf(board);
    let named = await this.#named(name, options);
    if (named.length < count) {
      for (let left = count - named.length; left > 0; left--) {
        this.#own.add((await this.#service.create({ name }, options)).board_id);
      }
      this.#boards = undefined; // another run may have created some at the same time
      named = await this.#named(name, options);
      for (const { board_id, image_count, asset_count, video_count } of named.slice(count)) {
        const isEmpty = image_count + asset_count + video_count === 0;
        if (isEmpty && this.#own.has(board_id)) await this.#stores.boards.delete(board_id, options);
      }
    }
    const to = inPlaceOf(namesake, named)?.board_id;
    if (to === undefined) throw new InvokeError(`the board "${name}" was created, and is not there any more`);
    return { to, created: this.#own.has(to) };
  }

  #nameOf({ board_name }: SourceBoard): string {
    return this.#into && 'boardName' in this.#into ? this.#into.boardName : board_name;
  }

  /** Says whether a board is still there. */
  async has(id: string, options: RequestOptions): Promise<boolean> {
    return placeOf(id) === undefined || (await this.#stores.boards.find(id, options)) !== undefined;
  }

  async #named(name: string, options: RequestOptions): Promise<readonly Board[]> {
    this.#boards ??= await this.#list(options);
    return this.#boards.get(name) ?? [];
  }

  async #list(options: RequestOptions): Promise<ReadonlyMap<string, readonly Board[]>> {
    const all: Board[] = [];
    for await (const board of this.#stores.boards.list({ include_archived: true }, options)) all.push(board);
    all.sort((a, b) => (ageOf(a) < ageOf(b) ? -1 : 1));
    return Map.groupBy(all, ({ board_name }) => board_name);
  }
}

/** Returns the board in place of one of the source: where there are enough, that of the same place among all of its name. */
const inPlaceOf = ({ index, place, lastPlace }: Namesake, named: readonly Board[]): Board | undefined =>
  named[named.length > lastPlace ? place : index];

/** Returns the board of the target as an upload takes it: `undefined` for none. */
export const placeOf = (board: string | undefined): string | undefined => (board === UNCATEGORIZED ? undefined : board);

const ageOf = ({ created_at, board_id }: Board): string => created_at + board_id;
