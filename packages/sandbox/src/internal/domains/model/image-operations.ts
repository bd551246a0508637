import type { SandboxState } from '../../engine/sandbox-state.js';
import { type Operation, operation } from '../../http/operation.js';
import { createResponse, internalServerError, json, noContent, VARY_ENCODING } from '../../http/response.js';
import { validators } from '../../http/validators.js';
import { encodeImage, openImage } from '../../imaging/source-image.js';
import { toThumbnail } from '../../imaging/thumbnail.js';
import { getModel } from '../../records/model/model.js';
import { required } from '../../validation/field.js';
import { form, upload } from '../../validation/form.js';
import { HttpException } from '../../validation/http-exception.js';

interface CoverImage {
  readonly image: Uint8Array<ArrayBuffer>;
  readonly updated_at: number;
}

/** The operations of cover images, which outlive their models. */
export const modelImageOperations = ({ database, clock }: SandboxState): Operation[] => [
  operation('GET /api/v2/models/i/{key}/image', { access: 'open' }, ({ path: { key } }) => {
    const sql = 'select image, updated_at from model_images where key = ?';
    const found = key.isWellFormed() ? database.first<CoverImage>(sql, key) : undefined;
    // The server finds out too late that there is no file.
    if (!found) return internalServerError();
    return createResponse(found.image, {
      'content-type': 'image/png',
      'accept-ranges': 'bytes',
      'content-disposition': `inline; filename="${key}.png"`,
      'cache-control': 'max-age=31536000',
      ...validators(found.image.length, new Date(found.updated_at)),
      ...VARY_ENCODING,
    });
  }),

  operation(
    'PATCH /api/v2/models/i/{key}/image',
    { access: 'admin', body: form({ image: required(upload) }) },
    async ({ path: { key }, body: { image } }) => {
      if (!image.contentType.startsWith('image')) throw new HttpException(415, 'Not an image');
      getModel(database, key);
      const { seen, size } = await encodeImage(await openImage(image.content, 'create'));
      const thumbnail = await toThumbnail(seen, size);
      const sql = 'insert or replace into model_images (key, image, updated_at) values (?, ?, ?)';
      database.run(sql, key, thumbnail, clock().getTime());
      return json(null);
    },
  ),

  operation('DELETE /api/v2/models/i/{key}/image', { access: 'admin' }, ({ path: { key } }) => {
    const count = key.isWellFormed() ? database.run('delete from model_images where key = ?', key) : 0;
    if (count === 0) throw new HttpException(404, 'Model image file not found');
    return noContent({ 'content-type': 'application/json' });
  }),
];
