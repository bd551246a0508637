import { Buffer } from 'node:buffer';

import { isRecord } from '../validation/record.js';
import { bodyOf, readBody, type ServerRequest } from '../validation/server-request.js';

/** The operations that ignore images they fail to move. */
export const SKIPPING_ROUTES = ['POST /api/v1/board_images/batch', 'POST /api/v1/board_images/batch/delete'];

/** Returns a request without some of its image names. */
export async function withoutImages(request: ServerRequest, names: readonly string[]): Promise<ServerRequest> {
  const bytes = await readBody(request);
  const body = parse(bytes);
  // The operation rejects any other body.
  if (!isRecord(body) || !Array.isArray(body['image_names'])) return { ...request, body: bodyOf(bytes) };
  const skipped: ReadonlySet<unknown> = new Set(names);
  const image_names = body['image_names'].filter((name) => !skipped.has(name));
  return { ...request, body: bodyOf(Buffer.from(JSON.stringify({ ...body, image_names }))) };
}

function parse(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString());
  } catch {
    // The operation refuses it.
    return undefined;
  }
}
