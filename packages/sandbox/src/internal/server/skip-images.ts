import { isRecord } from '../validation/record.js';

/** The operations that ignore images they fail to move. */
export const SKIPPING_ROUTES = ['POST /api/v1/board_images/batch', 'POST /api/v1/board_images/batch/delete'];

/** Returns a request without some of its image names. */
export async function withoutImages(request: Request, names: readonly string[]): Promise<Request> {
  const body: unknown = await request
    .clone()
    .json()
    .catch(() => undefined);
  // The operation rejects any other body.
  if (!isRecord(body) || !Array.isArray(body['image_names'])) return request;
  const skipped: ReadonlySet<unknown> = new Set(names);
  const image_names = body['image_names'].filter((name) => !skipped.has(name));
  return new Request(request, { body: JSON.stringify({ ...body, image_names }) });
}
