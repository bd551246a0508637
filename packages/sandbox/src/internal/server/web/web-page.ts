import { Buffer } from 'node:buffer';

import { createResponse, internalServerError, json, type ServerResponse } from '../../http/response.js';
import type { ServerRequest } from '../../validation/server-request.js';
import { findFile } from './find-file.js';
import { type StaticFile, staticResponse } from './static-response.js';

/** The page of a sandbox that serves no web app. */
const PAGE: StaticFile = {
  bytes: Buffer.from(
    '<!DOCTYPE html>\n<html lang="en"><head><title>Sandbox</title></head><body>A sandbox.</body></html>\n',
  ),
  modified: new Date('2026-11-25T00:00:00Z'),
  contentType: 'text/html; charset=utf-8',
};

/**
 * Returns the response for paths without an operation: a file of the web app; its page where there is no such file,
 * because the app reads the path itself; or 405 for writing methods.
 */
export async function webPage(request: ServerRequest, path: string): Promise<ServerResponse> {
  const { method, webFolder, url } = request;
  if (method !== 'GET' && method !== 'HEAD') return json({ detail: 'Method Not Allowed' }, 405);
  if (webFolder === undefined) return staticResponse(request, PAGE);
  if (path.includes('\0')) return internalServerError();
  const file = (await findFile(webFolder, path)) ?? (await findFile(webFolder, '/index.html'));
  if (file === undefined) return json({ detail: 'Not Found' }, 404);
  if (file.isIndex && !path.endsWith('/')) return createResponse('', { location: withSlash(url) }, 307);
  return staticResponse(request, file);
}

function withSlash(address: string): string {
  const url = new URL(address);
  url.pathname += '/';
  return url.href;
}
