import type { SandboxState } from '../../engine/sandbox-state.js';
import type { Identity } from '../../http/identity.js';
import { type Operation, operation } from '../../http/operation.js';
import { createResponse, json, jsonFromText, type ServerResponse, VARY_ENCODING } from '../../http/response.js';
import { assertItemReadable } from '../../records/access.js';
import { findVideo } from '../../records/video.js';
import { HttpException } from '../../validation/http-exception.js';
import { toServerJson } from '../../validation/server-json.js';
import type { ServerRequest } from '../../validation/server-request.js';
import { drawPlaceholder } from '../../video/placeholder.js';

/** The most bytes of a requested range. */
const LARGEST_PART = 1024 * 1024;

interface FileCall {
  readonly request: ServerRequest;
  readonly path: { readonly video_name: string };
  readonly user: Identity;
}

interface Texts {
  readonly file_name: string;
  readonly metadata: string | null;
  readonly workflow: string | null;
  readonly graph: string | null;
}

export function videoFileOperations({ database, files, isMultiUser }: SandboxState): Operation[] {
  /** The file of a video name never changes, but who may see it does. */
  const caching = { 'cache-control': isMultiUser ? 'private, no-store' : 'max-age=31536000' };

  const find = (name: string, user: Identity): Texts => {
    assertItemReadable(database, name, user, 'video');
    const sql = 'select file_name, metadata, workflow, graph from videos where video_name = ?';
    const row = database.first<Texts>(sql, name);
    if (!row) throw new HttpException(404, 'Not Found');
    return row;
  };

  const full = async ({ request, path, user }: FileCall) => {
    const { file_name } = find(path.video_name, user);
    const size = await files.size(file_name);
    if (size === undefined) throw new HttpException(404, 'Not Found');
    const disposition = `inline; filename="${path.video_name}"`;
    const headers = { 'accept-ranges': 'bytes', ...caching, 'content-disposition': disposition };
    const typed = { ...headers, 'content-type': 'video/mp4' };
    if (request.method === 'HEAD') return createResponse('', { ...typed, 'content-length': String(size) });
    const range = request.headers.get('range');
    if (range === null) {
      return createResponse(await files.readPart(file_name, 0, size), { ...typed, ...VARY_ENCODING });
    }
    const part = parseRange(range, size);
    if (!part) return notSatisfiable(size, headers);
    const bytes = await files.readPart(file_name, part.start, Math.min(part.end - part.start, LARGEST_PART));
    const place = `bytes ${part.start}-${part.start + bytes.length - 1}/${size}`;
    return createResponse(bytes, { ...typed, ...VARY_ENCODING, 'content-range': place }, 206);
  };

  return [
    operation('GET /api/v1/videos/i/{video_name}/full', { access: 'media' }, full),
    operation('HEAD /api/v1/videos/i/{video_name}/full', { access: 'media' }, full),

    operation('GET /api/v1/videos/i/{video_name}/thumbnail', { access: 'media' }, async ({ path, user }) => {
      assertItemReadable(database, path.video_name, user, 'video');
      const video = findVideo(database, path.video_name);
      if (!video) throw new HttpException(404, 'Not Found');
      const headers = { 'content-type': 'image/webp', ...caching, ...VARY_ENCODING };
      return createResponse(await drawPlaceholder(video), headers);
    }),

    operation('GET /api/v1/videos/i/{video_name}/metadata', {}, ({ path, user }) =>
      jsonFromText(toServerJson(find(path.video_name, user).metadata ?? 'null')),
    ),

    operation('GET /api/v1/videos/i/{video_name}/workflow', {}, ({ path, user }) => {
      const { workflow, graph } = find(path.video_name, user);
      return json({ workflow, graph });
    }),
  ];
}

const notSatisfiable = (size: number, headers: Readonly<Record<string, string>>): ServerResponse =>
  createResponse('', { ...headers, 'content-range': `bytes */${size}` }, 416);

/** Returns the requested range, whose end is exclusive; undefined when there is no such part of the file. */
function parseRange(header: string, size: number): { readonly start: number; readonly end: number } | undefined {
  const [, first, last] = /^bytes=(\d*)-(\d*)$/.exec(header.trim()) ?? [];
  if (first === undefined || last === undefined || (first === '' && last === '')) return undefined;
  if (first === '') return Number(last) > 0 ? { start: Math.max(size - Number(last), 0), end: size } : undefined;
  const [start, end] = [Number(first), last === '' ? size : Math.min(Number(last) + 1, size)];
  return start < end && (last === '' || start <= Number(last)) ? { start, end } : undefined;
}
