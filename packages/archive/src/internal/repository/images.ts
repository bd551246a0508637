import { type Image, ImageChanges } from '@x/models/image';
import { PageWindow } from '@x/models/page';
import type { ImageQuery } from '@x/repositories/image';
import { check, nameList, paginate } from '@x/repositories/implementation';
import { streamOf } from '@x/transport/async';
import { HttpError } from '@x/transport/errors';
import type { ArchiveImages } from '../../archive.js';

import { queryOf } from '../check-argument.js';
import type { Entry } from '../item/entry.js';
import { unsupported } from '../unsupported.js';
import { type Context, notFound, respond } from './context.js';
import { ItemAccess, now } from './item-access.js';
import { blobOf, countsOf, metadataOf, type Selection, selectItems, toImage, workflowOf } from './items.js';
import { uploadImage } from './upload-image.js';

/** Returns the images of an archive. */
export function archiveImages(context: Context): ArchiveImages {
  const { state } = context;
  const access = new ItemAccess(context, 'image');
  const get = async (operation: string, name: string): Promise<Image> =>
    toImage(state, await access.line(operation, name));
  const read = async (entries: readonly Entry[]): Promise<Image[]> =>
    Promise.all((await access.lines(entries)).map((line) => toImage(state, line)));
  const select = ({ image_origin, ...query }: ImageQuery): Promise<readonly Entry[]> =>
    selectItems(state, { ...query, origin: image_origin, kind: 'image' });

  const page: ArchiveImages['page'] = (query, options) =>
    respond(options, async () => {
      const { offset, limit } = check('query', PageWindow, query);
      const found = await select(queryOf(query));
      return { offset, limit, total: found.length, items: await read(found.slice(offset, offset + limit)) };
    });
  const names: ArchiveImages['names'] = (given: (ImageQuery & Selection) | undefined, options) =>
    respond(options, async () => {
      const query = queryOf(given);
      const found = await select(query);
      return { image_names: found.map(({ name }) => name), ...countsOf(found, query) };
    });
  const getMany: ArchiveImages['getMany'] = (list, options) =>
    respond(options, async () => {
      const wanted = nameList(list).flatMap((name) => access.find(name) ?? []);
      const images = new Map((await read([...new Set(wanted)])).map((image) => [image.image_name, image]));
      return wanted.flatMap(({ name }) => images.get(name) ?? []);
    });

  return {
    page,
    names,
    getMany,
    get: (name, options) => respond(options, () => get('get', name)),
    find: (name, options) => respond(options, () => (access.find(name) ? get('find', name) : undefined)),
    exists: (name, options) => respond(options, () => access.find(name) !== undefined),
    async *list(given, listOptions) {
      const query = queryOf(given);
      const { pageSize = 100, ...options } = await respond(listOptions, () => listOptions ?? {});
      yield* paginate(pageSize, {
        page: (window) => page({ ...query, ...window }, options),
        names: async () => (await names(query, options)).image_names,
        nameOf: ({ image_name }) => image_name,
        read: async (wanted) => {
          const still = new Set((await names(query, options)).image_names);
          return getMany(
            wanted.filter((name) => still.has(name)),
            options,
          );
        },
        expectExisting: async () => expectBoard(context, 'images.list', query.board_id),
      });
    },
    update: (name, changes, options) =>
      respond(options, async () => {
        const fields = check('changes', ImageChanges, changes);
        const entry = access.find(name);
        if (!entry) throw new HttpError('images.update', { status: 400, detail: 'Failed to update image' });
        await access.change('update', [entry], { ...fields, updated_at: now() });
        return get('update', name);
      }),
    delete: (name, options) =>
      respond(options, async () => {
        access.get('delete', name);
        const { names: deleted_images, affected_boards } = await access.remove('delete', [name]);
        return { deleted_images, failed_images: [], affected_boards };
      }),
    deleteMany: (list, options) =>
      respond(options, async () => {
        const { names: deleted_images, affected_boards } = await access.remove('deleteMany', nameList(list));
        return { deleted_images, failed_images: [], affected_boards };
      }),
    starMany: (list, options) =>
      respond(options, async () => {
        const { names: starred_images, affected_boards } = await access.star('starMany', nameList(list), true);
        return { starred_images, failed_images: [], affected_boards };
      }),
    unstarMany: (list, options) =>
      respond(options, async () => {
        const { names: unstarred_images, affected_boards } = await access.star('unstarMany', nameList(list), false);
        return { unstarred_images, failed_images: [], affected_boards };
      }),
    metadata: (name, options) => respond(options, () => metadataOf(state, access.get('metadata', name))),
    workflow: (name, options) => respond(options, () => workflowOf(state, access.get('workflow', name))),
    full: (name, options) => respond(options, () => blobOf(state, access.get('full', name))),
    stream: (name, options) =>
      respond(options, async () => streamOf(await state.storage.open(access.get('stream', name).path))),
    thumbnail: (name, options) =>
      respond(options, () => {
        access.get('thumbnail', name);
        throw unsupported('images.thumbnail', 'an archive keeps no thumbnails; read the file itself');
      }),
    upload: (file, input, options) =>
      respond(options, async () =>
        get('upload', await uploadImage(context, { file, input: input ?? {} }, options ?? {})),
      ),
  };
}

/** Rejects with a `NotFoundError` when a filter names a board that does not exist. */
export async function expectBoard({ state }: Context, operation: string, id = 'none'): Promise<void> {
  if (id !== 'none' && !state.boards.get(id)) throw notFound(operation, { board_id: id });
}
