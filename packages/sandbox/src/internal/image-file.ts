import { answer, json } from './answer.js';
import type { ImageFile } from './files.js';
import { type Operation, operation } from './operation.js';
import { readTexts } from './png-chunks.js';
import { Refusal } from './refusal.js';
import type { State } from './state.js';
import { parseJson } from './validation/parse-json.js';

/** A picture never changes under its name. */
const CACHED = { 'cache-control': 'max-age=31536000' };

export function imageFileOperations({ database, files }: State): Operation[] {
  const find = (name: string) => {
    const sql = 'select metadata, file_name from images where image_name = ?';
    const row = database.first<{ metadata: string | null; file_name: string }>(sql, name);
    if (!row) throw new Refusal(404, 'Not Found');
    return row;
  };

  const read = async (name: string, kind: keyof ImageFile) => {
    const bytes = await files.read(find(name).file_name, kind);
    if (!bytes) throw new Refusal(404, 'Not Found');
    return bytes;
  };

  const full = async ({ path }: { path: { image_name: string } }) => {
    const disposition = `inline; filename="${path.image_name}"`;
    const headers = { 'content-type': 'image/png', ...CACHED, 'content-disposition': disposition };
    return answer(await read(path.image_name, 'full'), { headers });
  };

  return [
    operation('GET /api/v1/images/i/{image_name}/full', {}, full),
    operation('HEAD /api/v1/images/i/{image_name}/full', {}, full),

    operation('GET /api/v1/images/i/{image_name}/thumbnail', {}, async ({ path }) =>
      answer(await read(path.image_name, 'thumbnail'), { headers: { 'content-type': 'image/webp', ...CACHED } }),
    ),

    operation('GET /api/v1/images/i/{image_name}/metadata', {}, ({ path }) =>
      json(parseJson(find(path.image_name).metadata ?? 'null')),
    ),

    operation('GET /api/v1/images/i/{image_name}/workflow', {}, async ({ path }) => {
      const texts = readTexts(await read(path.image_name, 'full'), { behindPixels: false });
      return json({
        workflow: texts.get('invokeai_workflow') ?? null,
        graph: texts.get('invokeai_graph') ?? null,
      });
    }),
  ];
}
