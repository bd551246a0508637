import type { IncomingMessage, ServerResponse } from 'node:http';
import { json } from 'node:stream/consumers';

import type { Archive } from '@x/archive/archive';
import { HttpError, InputError } from '@x/transport/errors';
import { toJson } from '@x/transport/json';

import type { Backend } from '../proxy.js';
import { ArchiveFile } from './reply.js';
import { type ArchiveRequest, type ArchiveSource, routes } from './routes.js';
import { Thumbnails } from './thumbnails.js';

const patterns = Object.entries(routes).map(([route, respond]) => {
  const [method = '', path = ''] = route.split(' ');
  return { method, pattern: new URLPattern({ pathname: path.replaceAll(/\{(\w+)\}/g, ':$1') }), respond };
});

/** Returns what responds as a server that has the gallery of an archive, and changes and runs nothing. */
export function archiveBackend(archive: Archive): Backend {
  const source = { archive, thumbnails: new Thumbnails(archive) };
  return {
    forward(request, response) {
      void forward(source, request, response);
    },
    upgrade(_, socket) {
      socket.destroy();
    },
  };
}

async function forward(source: ArchiveSource, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const abort = new AbortController();
  response.on('close', () => abort.abort());
  try {
    await send(response, await respond(source, request, abort.signal));
  } catch (error) {
    if (response.headersSent || abort.signal.aborted) response.destroy();
    else sendJson(response, statusOf(error), { detail: error instanceof Error ? error.message : String(error) });
  }
}

async function respond(source: ArchiveSource, request: IncomingMessage, signal: AbortSignal): Promise<unknown> {
  const url = new URL(request.url ?? '/', 'http://archive');
  const method = request.method === 'HEAD' ? 'GET' : request.method;
  for (const { pattern, respond, ...route } of patterns) {
    const match = route.method === method ? pattern.exec(url) : null;
    if (match) return respond(source, toRequest(url, match, request, signal));
  }
  throw new HttpError(`${method} ${url.pathname}`, { status: 405, detail: 'an archive is read only' });
}

function toRequest(
  { searchParams }: URL,
  { pathname }: URLPatternResult,
  request: IncomingMessage,
  signal: AbortSignal,
): ArchiveRequest {
  const param = (name: string) => decodeURIComponent(pathname.groups[name] ?? '');
  return { param, query: searchParams, body: () => json(request), signal };
}

async function send(response: ServerResponse, value: unknown): Promise<void> {
  if (!(value instanceof ArchiveFile)) return sendJson(response, 200, value);
  const { size, type } = value.content;
  const caching = 'max-age=31536000, immutable';
  response.writeHead(200, { 'content-type': type, 'content-length': size, 'cache-control': caching });
  for await (const chunk of value.content.stream()) {
    if (!response.write(chunk)) await new Promise((resolve) => response.once('drain', resolve).once('close', resolve));
  }
  response.end();
}

function sendJson(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(toJson(value));
}

function statusOf(error: unknown): number {
  if (error instanceof HttpError) return error.status;
  return error instanceof InputError ? 422 : 500;
}
