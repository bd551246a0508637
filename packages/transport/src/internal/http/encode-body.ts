import { InputError } from '../../errors.js';
import type { AnyRequest } from '../../transport.js';
import { encodeForm } from './multipart.js';

/** Returns what `fetch` needs to send a request's form or JSON body, if it has one. A streamed one ends when it is `over`. */
export async function encodeBody(
  method: string,
  { form, body, onProgress }: AnyRequest,
  over: AbortSignal,
): Promise<{ body?: BodyInit; headers?: Record<string, string> }> {
  if (form === undefined && body === undefined) return {};
  if (['GET', 'HEAD'].includes(method)) throw new InputError('body', `must be left out: ${method} carries none`);
  if (form) return encodeForm(form, over, onProgress);
  return { body: json(body), headers: { 'content-type': 'application/json' } };
}

function json(body: unknown): string {
  try {
    return JSON.stringify(body);
  } catch {
    throw new InputError('body', 'must be JSON: no circles, no bigint');
  }
}
