import type { Image } from '@x/models/image';
import type { SandboxState } from '../../engine/sandbox-state.js';
import type { Identity } from '../../http/identity.js';
import { type Operation, operation } from '../../http/operation.js';
import { category, filters, imageNames, ordering, origin, pageWindow } from '../../http/parameters.js';
import { json } from '../../http/response.js';
import {
  assertBoardReadable,
  assertItemReadable,
  assertItemWritable,
  isReadableItem,
  isWritableItem,
  ownerFilter,
} from '../../records/access.js';
import { countImages, findImage, listImageNames, listImages } from '../../records/image.js';
import { imageNamesResult } from '../../records/image-names.js';
import { imageUrls } from '../../records/image-urls.js';
import { destroyImages } from '../../records/item-destroy.js';
import { toTimestamp } from '../../storage/timestamp.js';
import { embedded, model } from '../../validation/body.js';
import { strictBoolean } from '../../validation/boolean.js';
import { optional, required } from '../../validation/field.js';
import { HttpException } from '../../validation/http-exception.js';
import { integer } from '../../validation/integer.js';
import { string } from '../../validation/string.js';
import { imageDownloadOperations } from './download-operations.js';
import { imageFileOperations } from './file-operations.js';
import { imageUploadOperations } from './upload-operations.js';

const listQuery = { image_origin: optional(origin), ...filters };

const changes = {
  image_category: optional(category),
  session_id: optional(string()),
  is_intermediate: optional(strictBoolean),
  starred: optional(strictBoolean),
};

export function imageOperations(state: SandboxState): Operation[] {
  const { database, clock } = state;

  const getImage = (name: string, detail: string): Image => {
    const image = findImage(database, name);
    if (!image) throw new HttpException(404, detail);
    return image;
  };

  const change = (name: string, column: keyof typeof changes, value: string | number) =>
    database.run(
      `update images set ${column} = ?, updated_at = ? where image_name = ?`,
      value,
      toTimestamp(clock()),
      name,
    );

  /** Returns the images among `names` that a user may change, each once. */
  const writable = (names: readonly string[], user: Identity): Image[] =>
    [...new Set(names)]
      .filter((name) => isWritableItem(database, name, user))
      .map((name) => findImage(database, name))
      .filter((image) => image !== undefined);

  /** Stars the existing images, starred or not, and ignores missing ones. */
  const star = (names: readonly string[], starred: boolean, user: Identity) =>
    database.transaction(() => {
      const images = writable(names, user);
      for (const { image_name } of images) change(image_name, 'starred', Number(starred));
      return { affected_boards: boardsOf(images), names: images.map((image) => image.image_name) };
    });

  const destroy = async (images: readonly Image[]) => {
    const names = images.map((image) => image.image_name);
    await database.transaction(() => destroyImages(state, names))();
    return { affected_boards: boardsOf(images), deleted_images: names, failed_images: [] };
  };

  return [
    operation('GET /api/v1/images/', { query: { ...listQuery, ...pageWindow, ...ordering } }, ({ query, user }) => {
      const { limit, offset, board_id } = query;
      assertBoardReadable(database, board_id, user);
      const filter = { ...query, user_id: ownerFilter(user) };
      return json({ limit, offset, total: countImages(database, filter), items: listImages(database, filter, query) });
    }),

    operation('GET /api/v1/images/names', { query: { ...listQuery, ...ordering } }, ({ query, user }) => {
      assertBoardReadable(database, query.board_id, user);
      return json(imageNamesResult(database, { ...query, user_id: ownerFilter(user) }));
    }),

    operation('POST /api/v1/images/images_by_names', { body: embedded(imageNames) }, ({ body, user }) => {
      const names = body.image_names.filter((name) => isReadableItem(database, name, user));
      return json(names.map((name) => findImage(database, name)).filter((image) => image !== undefined));
    }),

    operation('GET /api/v1/images/intermediates', {}, ({ user }) =>
      json(countImages(database, { is_intermediate: true, user_id: ownerFilter(user) })),
    ),

    operation('DELETE /api/v1/images/intermediates', {}, async ({ user }) => {
      if (!user.is_admin) throw new HttpException(403, 'Only admins can clear all intermediates');
      const names = listImageNames(database, { is_intermediate: true });
      await database.transaction(() => destroyImages(state, names))();
      return json(names.length);
    }),

    operation('DELETE /api/v1/images/uncategorized', {}, async ({ user }) => {
      const names = listImageNames(database, { board_id: 'none', user_id: ownerFilter(user) });
      await database.transaction(() => destroyImages(state, names))();
      return json({ affected_boards: names.length > 0 ? ['none'] : [], deleted_images: names, failed_images: [] });
    }),

    operation('POST /api/v1/images/delete', { body: embedded(imageNames) }, async ({ body, user }) => {
      return json(await destroy(writable(body.image_names, user)));
    }),

    operation('POST /api/v1/images/star', { body: embedded(imageNames) }, ({ body, user }) => {
      const { affected_boards, names } = star(body.image_names, true, user);
      return json({ affected_boards, starred_images: names, failed_images: [] });
    }),

    operation('POST /api/v1/images/unstar', { body: embedded(imageNames) }, ({ body, user }) => {
      const { affected_boards, names } = star(body.image_names, false, user);
      return json({ affected_boards, unstarred_images: names, failed_images: [] });
    }),

    operation(
      'POST /api/v1/images/',
      { body: embedded({ width: required(integer()), height: required(integer()), board_id: optional(string()) }) },
      () => {
        throw new HttpException(501, 'Not implemented');
      },
    ),

    operation('GET /api/v1/images/i/{image_name}', {}, ({ path, user }) => {
      assertItemReadable(database, path.image_name, user);
      return json(getImage(path.image_name, 'Not Found'));
    }),

    operation('GET /api/v1/images/i/{image_name}/urls', {}, ({ path, user }) => {
      assertItemReadable(database, path.image_name, user);
      return json(imageUrls(path.image_name));
    }),

    operation(
      'PATCH /api/v1/images/i/{image_name}',
      { body: model(changes, { allowsExtras: true }) },
      ({ path, body, user }) => {
        assertItemWritable(database, path.image_name, user);
        const { image_category, session_id, is_intermediate, starred } = body;
        if (!findImage(database, path.image_name) || session_id?.isWellFormed() === false) {
          throw new HttpException(400, 'Failed to update image');
        }
        database.transaction(() => {
          if (image_category !== undefined) change(path.image_name, 'image_category', image_category);
          if (session_id !== undefined) change(path.image_name, 'session_id', session_id);
          if (is_intermediate !== undefined) change(path.image_name, 'is_intermediate', Number(is_intermediate));
          if (starred !== undefined) change(path.image_name, 'starred', Number(starred));
        });
        return json(findImage(database, path.image_name));
      },
    ),

    operation('DELETE /api/v1/images/i/{image_name}', {}, async ({ path, user }) => {
      assertItemWritable(database, path.image_name, user);
      return json(await destroy([getImage(path.image_name, 'Image not found')]));
    }),

    ...imageUploadOperations(state),
    ...imageFileOperations(state),
    ...imageDownloadOperations(state),
  ];
}

const boardsOf = (images: readonly Image[]) => [...new Set(images.map((image) => image.board_id ?? 'none'))];
