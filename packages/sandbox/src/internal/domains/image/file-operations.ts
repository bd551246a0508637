import type { SandboxState } from '../../engine/sandbox-state.js';
import { type Operation, operation } from '../../http/operation.js';
import { createResponse, json, jsonFromText, VARY_ENCODING } from '../../http/response.js';
import { readTexts } from '../../imaging/png-chunks.js';
import { readFull, readThumbnail } from '../../storage/stored-file.js';
import { sourceOfBytes } from '../../validation/byte-source.js';
import { HttpException } from '../../validation/http-exception.js';
import { toServerJson } from '../../validation/server-json.js';

/** The file of an image name never changes. */
const CACHED = { 'cache-control': 'max-age=31536000', ...VARY_ENCODING };

export function imageFileOperations(state: SandboxState): Operation[] {
  const read = async (name: string, from = readFull) => {
    const bytes = await from(state, name);
    if (!bytes) throw new HttpException(404, 'Not Found');
    return bytes;
  };

  const full = async ({ path }: { path: { image_name: string } }) => {
    const disposition = `inline; filename="${path.image_name}"`;
    const headers = { 'content-type': 'image/png', ...CACHED, 'content-disposition': disposition };
    return createResponse(await read(path.image_name), headers);
  };

  return [
    operation('GET /api/v1/images/i/{image_name}/full', {}, full),
    operation('HEAD /api/v1/images/i/{image_name}/full', {}, full),

    operation('GET /api/v1/images/i/{image_name}/thumbnail', {}, async ({ path }) =>
      createResponse(await read(path.image_name, readThumbnail), { 'content-type': 'image/webp', ...CACHED }),
    ),

    operation('GET /api/v1/images/i/{image_name}/metadata', {}, ({ path }) => {
      const sql = 'select metadata from images where image_name = ?';
      const row = state.database.first<{ metadata: string | null }>(sql, path.image_name);
      if (!row) throw new HttpException(404, 'Not Found');
      return jsonFromText(toServerJson(row.metadata ?? 'null'));
    }),

    operation('GET /api/v1/images/i/{image_name}/workflow', {}, async ({ path }) => {
      const texts = readTexts(sourceOfBytes(await read(path.image_name)), { behindPixels: false });
      return json({
        workflow: texts.get('invokeai_workflow') ?? null,
        graph: texts.get('invokeai_graph') ?? null,
      });
    }),
  ];
}
