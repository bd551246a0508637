import { Refusal } from './http-exception.js';
import { JsonSyntaxError, parseJson } from './parse-json.js';
import { Invalid } from './validation-error.js';

/** A body: what its JSON stands for, or the text of one that does not say it is JSON. */
export interface JsonBody {
  readonly isJson: boolean;
  readonly value: unknown;
}

/** Returns the body of a request. The value of one that is empty is `undefined`. */
export async function readJson(request: Request): Promise<JsonBody> {
  const bytes = await request.arrayBuffer();
  if (bytes.byteLength === 0) return { isJson: false, value: undefined };
  const text = decode(bytes);
  const mediaType = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() ?? '';
  const isJson = /^application\/(json|[^/]+\+json)$/.test(mediaType);
  return { isJson, value: isJson ? parse(text) : text };
}

function parse(text: string): unknown {
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
