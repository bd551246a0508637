import { InputError } from '../../errors.js';
import type { AnyRequest } from '../../transport.js';
import { encodeForm } from './multipart.js';

/** Returns the body and headers of a request with a form or a JSON body. A streamed body ends when `finished` aborts. */
export async function encodeBody(
  method: string,
  { form, body, onProgress }: AnyRequest,
  finished: AbortSignal,
): Promise<{ body?: BodyInit; headers?: Record<string, string> }> {
  if (form === undefined && body === undefined) return {};
  if (['GET', 'HEAD'].includes(method)) throw new InputError('body', `must be omitted: ${method} has no body`);
  if (form) return encodeForm(form, finished, onProgress);
  return { body: toJson(body), headers: { 'content-type': 'application/json' } };
}

function toJson(body: unknown): string {
  try {
    return JSON.stringify(body);
  } catch {
    throw new InputError('body', 'must be JSON-serializable, without cycles and bigint');
  }
}
