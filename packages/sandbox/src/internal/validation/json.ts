import { Refusal } from '../refusal.js';
import { Invalid } from './invalid.js';
import { JsonSyntaxError, parseJson } from './parse-json.js';

/**
 * Returns the JSON body of a request, `undefined` when it has none.
 *
 * A body that does not say it is JSON is not looked into: it comes back as text.
 */
export async function readJson(request: Request): Promise<unknown> {
  const bytes = await request.arrayBuffer();
  if (bytes.byteLength === 0) return undefined;
  const text = decode(bytes);
  const mediaType = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() ?? '';
  if (!/^application\/(json|[^/]+\+json)$/.test(mediaType)) return text;
  try {
    return parseJson(text);
  } catch (error) {
    if (!(error instanceof JsonSyntaxError)) throw error;
    const { message, position } = error;
    const ctx = { error: message };
    throw new Invalid({ type: 'json_invalid', loc: ['body', position], msg: 'JSON decode error', input: {}, ctx });
  }
}

function decode(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Refusal(400, 'There was an error parsing the body');
  }
}
