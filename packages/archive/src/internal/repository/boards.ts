import { randomUUID } from 'node:crypto';
import { Board, BoardChanges, BoardInput, type DeleteBoardResult, UNCATEGORIZED } from '@x/models/board';
import { boardIdsOf, check, nameList } from '@x/repositories/implementation';
import { checkConsent } from '@x/repositories/options';
import type { ArchiveBoards } from '../../archive.js';
import { queryOf } from '../check-argument.js';
import { countContents, withContents } from '../item/board-contents.js';
import type { Entry } from '../item/entry.js';
import { boardOf, type Context, changesOf, notFound, respond } from './context.js';
import { ItemAccess, now } from './item-access.js';

/** Returns the boards of an archive. */
export function archiveBoards(context: Context): ArchiveBoards {
  const { state } = context;
  const images = new ItemAccess(context, 'image');
  const videos = new ItemAccess(context, 'video');
  const expect = (operation: string, id: string): Board => {
    const board = boardOf(context, id);
    if (board) return board;
    throw notFound(`boards.${operation}`, { board_id: id });
  };
  const get = (operation: string, id: string): Board =>
    withContents(expect(operation, id), countContents(state.items.ascending()).get(id));
  const on = (id: string): Entry[] =>
    state.items.ascending().filter(({ board_id }) => (board_id ?? UNCATEGORIZED) === id);
  const move = async (operation: string, names: readonly string[], board_id: string | null) => {
    const { entries } = images.among(names);
    await images.change(operation, entries, { board_id });
    const affected = [...(entries.length > 0 ? [board_id ?? UNCATEGORIZED] : []), ...boardIdsOf(entries)];
    return { names: entries.map(({ name }) => name), affected_boards: [...new Set(affected)] };
  };
  return {
    get: (id, options) => respond(options, () => get('get', id)),
    find: (id, options) => respond(options, () => (boardOf(context, id) ? get('find', id) : undefined)),
    exists: (id, options) => respond(options, () => boardOf(context, id) !== undefined),
    async *list(query, options) {
      const all = await respond(options, () => state.boards.all());
      const { order_by = 'created_at', direction = 'DESC', include_archived = false } = queryOf(query);
      const boards = all.filter(({ archived }) => include_archived || !archived);
      boards.sort((a, b) => Number(a[order_by] > b[order_by]) - Number(a[order_by] < b[order_by]));
      const contents = countContents(state.items.ascending());
      for (const board of direction === 'ASC' ? boards : boards.reverse())
        yield withContents(board, contents.get(board.board_id));
    },
    imageNames: (id, query, options) =>
      respond(options, () => {
        const { categories, is_intermediate } = queryOf(query);
        if (id !== UNCATEGORIZED) expect('imageNames', id);
        return on(id)
          .filter(({ kind }) => kind === 'image')
          .filter(({ category }) => categories === undefined || categories.includes(category))
          .filter((entry) => is_intermediate === undefined || is_intermediate === entry.is_intermediate)
          .map(({ name }) => name);
      }),
    create: (input, options) =>
      respond(options, async () => {
        const { board_name } = check('input', BoardInput, input);
        const times = { created_at: now(), updated_at: now() };
        const fields = { board_id: randomUUID(), board_name, archived: false, image_count: 0, ...times };
        await changesOf(context, 'boards.create').setBoard(Board.parse(fields));
        return get('create', fields.board_id);
      }),
    update: (id, changes, options) =>
      respond(options, async () => {
        const given = Object.entries(check('changes', BoardChanges, changes)).filter(
          ([, value]) => value !== undefined,
        );
        const board = { ...expect('update', id), ...Object.fromEntries(given), updated_at: now() };
        await changesOf(context, 'boards.update').setBoard(board);
        return get('update', id);
      }),
    delete: (id, options) =>
      respond(options, async () => {
        expect('delete', id);
        const changes = changesOf(context, 'boards.delete');
        const names = namesOf(on(id));
        await images.change('update', images.among(names.images).entries, { board_id: null });
        await videos.change('update', videos.among(names.videos).entries, { board_id: null });
        await changes.deleteBoard(id);
        return { ...nothing(id), deleted_board_images: names.images, deleted_board_videos: names.videos };
      }),
    deleteWithContents: (id, consent, options) =>
      respond(options, async () => {
        checkConsent(consent);
        expect('deleteWithContents', id);
        const names = namesOf(on(id));
        const deleted_images = (await images.remove('delete', names.images)).names;
        const deleted_videos = (await videos.remove('delete', names.videos)).names;
        await changesOf(context, 'boards.deleteWithContents').deleteBoard(id);
        return { ...nothing(id), deleted_images, deleted_videos };
      }),
    addImages: (id, list, options) =>
      respond(options, async () => {
        const { names, affected_boards } = await move('addImages', nameList(list), expect('addImages', id).board_id);
        return { added_images: names, affected_boards, failed_images: [] };
      }),
    removeImages: (list, options) =>
      respond(options, async () => {
        const { names, affected_boards } = await move('removeImages', nameList(list), null);
        return { removed_images: names, affected_boards, failed_images: [] };
      }),
  };
}

const namesOf = (entries: readonly Entry[]) => ({
  images: entries.filter(({ kind }) => kind === 'image').map(({ name }) => name),
  videos: entries.filter(({ kind }) => kind === 'video').map(({ name }) => name),
});

const nothing = (board_id: string): DeleteBoardResult => ({
  board_id,
  deleted_board_images: [],
  deleted_board_videos: [],
  deleted_images: [],
  deleted_videos: [],
  failed_images: [],
  failed_videos: [],
});
