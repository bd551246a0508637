import { PageWindow } from '@x/models/page';
import { type Video, VideoChanges } from '@x/models/video';
import { boardIdsOf, check, nameList, paginate } from '@x/repositories/implementation';
import type { VideoQuery } from '@x/repositories/video';
import { streamOf } from '@x/transport/async';
import { HttpError } from '@x/transport/errors';
import type { ArchiveVideos } from '../../archive.js';

import { queryOf } from '../check-argument.js';
import type { Entry } from '../item/entry.js';
import { boardOf, type Context, notFound, respond } from './context.js';
import { expectBoard } from './images.js';
import { ItemAccess, now } from './item-access.js';
import { blobOf, countsOf, metadataOf, type Selection, selectItems, toVideo, workflowOf } from './items.js';
import { uploadVideo } from './upload-video.js';

/** Returns the videos of an archive. */
export function archiveVideos(context: Context): ArchiveVideos {
  const { state } = context;
  const access = new ItemAccess(context, 'video');
  const get = async (operation: string, name: string): Promise<Video> =>
    toVideo(state, await access.line(operation, name));
  const read = async (entries: readonly Entry[]): Promise<Video[]> =>
    Promise.all((await access.lines(entries)).map((line) => toVideo(state, line)));
  const select = ({ video_origin, ...query }: VideoQuery): Promise<readonly Entry[]> =>
    selectItems(state, { ...query, origin: video_origin, kind: 'video' });

  const page: ArchiveVideos['page'] = (query, options) =>
    respond(options, async () => {
      const { offset, limit } = check('query', PageWindow, query);
      const found = await select(queryOf(query));
      return { offset, limit, total: found.length, items: await read(found.slice(offset, offset + limit)) };
    });
  const names: ArchiveVideos['names'] = (given: (VideoQuery & Selection) | undefined, options) =>
    respond(options, async () => {
      const query = queryOf(given);
      const found = await select(query);
      return { video_names: found.map(({ name }) => name), ...countsOf(found, query) };
    });

  return {
    page,
    names,
    get: (name, options) => respond(options, () => get('get', name)),
    find: (name, options) => respond(options, () => (access.find(name) ? get('find', name) : undefined)),
    exists: (name, options) => respond(options, () => access.find(name) !== undefined),
    async *list(given, listOptions) {
      const query = queryOf(given);
      const { pageSize = 100, ...options } = await respond(listOptions, () => listOptions ?? {});
      yield* paginate(pageSize, {
        page: (window) => page({ ...query, ...window }, options),
        names: async () => (await names(query, options)).video_names,
        nameOf: ({ video_name }) => video_name,
        read: async (wanted) => {
          const still = new Set((await names(query, options)).video_names);
          return read(wanted.filter((name) => still.has(name)).flatMap((name) => access.find(name) ?? []));
        },
        expectExisting: async () => expectBoard(context, 'videos.list', query.board_id),
      });
    },
    update: (name, changes, options) =>
      respond(options, async () => {
        const fields = check('changes', VideoChanges, changes);
        const entry = access.find(name);
        if (!entry) throw new HttpError('videos.update', { status: 400, detail: 'Failed to update video' });
        await access.change('update', [entry], { ...fields, updated_at: now() });
        return get('update', name);
      }),
    delete: (name, options) =>
      respond(options, async () => {
        access.get('delete', name);
        const { names: deleted_videos, missing: failed_videos, ...result } = await access.remove('delete', [name]);
        return { deleted_videos, failed_videos, ...result };
      }),
    deleteMany: (list, options) =>
      respond(options, async () => {
        const removed = await access.remove('deleteMany', nameList(list));
        const { names: deleted_videos, missing: failed_videos, ...result } = removed;
        return { deleted_videos, failed_videos, ...result };
      }),
    starMany: (list, options) =>
      respond(options, async () => {
        const starred = await access.star('starMany', nameList(list), true);
        const { names: starred_videos, missing: failed_videos, ...result } = starred;
        return { starred_videos, failed_videos, ...result };
      }),
    unstarMany: (list, options) =>
      respond(options, async () => {
        const unstarred = await access.star('unstarMany', nameList(list), false);
        const { names: unstarred_videos, missing: failed_videos, ...result } = unstarred;
        return { unstarred_videos, failed_videos, ...result };
      }),
    addToBoard: (name, board_id, options) =>
      respond(options, async () => {
        if (!boardOf(context, board_id)) throw notFound('videos.addToBoard', { board_id });
        const entry = access.find(name);
        if (!entry) throw new HttpError('videos.addToBoard', { status: 500, detail: 'Failed to add video to board' });
        await access.change('addToBoard', [entry], { board_id });
        return { added_videos: [name], affected_boards: [...new Set([board_id, ...boardIdsOf([entry])])] };
      }),
    removeFromBoard: (name, options) =>
      respond(options, async () => {
        const { entries } = access.among([name]);
        await access.change('removeFromBoard', entries, { board_id: null });
        return { removed_videos: [name], affected_boards: [...new Set(['none', ...boardIdsOf(entries)])] };
      }),
    metadata: (name, options) => respond(options, () => metadataOf(state, access.get('metadata', name))),
    workflow: (name, options) => respond(options, () => workflowOf(state, access.get('workflow', name))),
    full: (name, options) => respond(options, () => blobOf(state, access.get('full', name))),
    stream: (name, options) =>
      respond(options, async () => streamOf(await state.storage.open(access.get('stream', name).path))),
    upload: (file, input, options) =>
      respond(options, async () =>
        get('upload', await uploadVideo(context, { file, input: input ?? {} }, options ?? {})),
      ),
  };
}
