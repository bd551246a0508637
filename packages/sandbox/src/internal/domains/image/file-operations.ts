import type { SandboxState } from '../../engine/sandbox-state.js';
import type { Identity } from '../../http/identity.js';
import { type Operation, operation } from '../../http/operation.js';
import { createResponse, json, jsonFromText, VARY_ENCODING } from '../../http/response.js';
import { readTexts } from '../../imaging/png-chunks.js';
import { assertItemReadable } from '../../records/access.js';
import { readFull, readThumbnail } from '../../storage/stored-file.js';
import { sourceOfBytes } from '../../validation/byte-source.js';
import { HttpException } from '../../validation/http-exception.js';
import { toServerJson } from '../../validation/server-json.js';

export function imageFileOperations(state: SandboxState): Operation[] {
  const read = async (name: string, from = readFull) => {
    const bytes = await from(state, name);
    if (!bytes) throw new HttpException(404, 'Not Found');
    return bytes;
  };

  /** The file of an image name never changes, but who may see it does. */
  const caching = {
    'cache-control': state.authenticator.isMultiUser ? 'private, no-store' : 'max-age=31536000',
    ...VARY_ENCODING,
  };

  const full = async ({ path, user }: { path: { image_name: string }; user: Identity }) => {
    assertItemReadable(state.database, path.image_name, user);
    const disposition = `inline; filename="${path.image_name}"`;
    const headers = { 'content-type': 'image/png', ...caching, 'content-disposition': disposition };
    return createResponse(await read(path.image_name), headers);
  };

  return [
    operation('GET /api/v1/images/i/{image_name}/full', { access: 'media' }, full),
    operation('HEAD /api/v1/images/i/{image_name}/full', { access: 'media' }, full),

    operation('GET /api/v1/images/i/{image_name}/thumbnail', { access: 'media' }, async ({ path, user }) => {
      assertItemReadable(state.database, path.image_name, user);
      const bytes = await read(path.image_name, readThumbnail);
      return createResponse(bytes, { 'content-type': 'image/webp', ...caching });
    }),

    operation('GET /api/v1/images/i/{image_name}/metadata', {}, ({ path, user }) => {
      assertItemReadable(state.database, path.image_name, user);
      const sql = 'select metadata from images where image_name = ?';
      const row = state.database.first<{ metadata: string | null }>(sql, path.image_name);
      if (!row) throw new HttpException(404, 'Not Found');
      return jsonFromText(toServerJson(row.metadata ?? 'null'));
    }),

    operation('GET /api/v1/images/i/{image_name}/workflow', {}, async ({ path, user }) => {
      assertItemReadable(state.database, path.image_name, user);
      const texts = readTexts(sourceOfBytes(await read(path.image_name)), { behindPixels: false });
      return json({
        workflow: texts.get('invokeai_workflow') ?? null,
        graph: texts.get('invokeai_graph') ?? null,
      });
    }),
  ];
}
