import { HttpException } from './http-exception.js';
import { JsonDepthError, JsonSyntaxError, parseJson } from './parse-json.js';
import { readBody, type ServerRequest } from './server-request.js';
import { ValidationError } from './validation-error.js';

/** The parsed JSON of a body, or its text when its content type is not JSON; the bytes of what is not UTF-8. */
export interface JsonBody {
  readonly isJson: boolean;
  readonly value: unknown;
}

/** Returns the body of a request. The value of an empty body is undefined. */
export async function readJson(request: ServerRequest): Promise<JsonBody> {
  const bytes = await readBody(request);
  if (bytes.length === 0) return { isJson: false, value: undefined };
  const mediaType = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() ?? '';
  const isJson = /^application\/(json|[^/]+\+json)$/.test(mediaType);
  const text = decode(bytes);
  if (!isJson) return { isJson, value: text ?? bytes };
  if (text === undefined) throw unparsable();
  return { isJson, value: parse(text) };
}

/** Throws what the server throws for a body of bytes that it cannot quote in the response. */
export function assertText({ isJson, value }: JsonBody): void {
  if (!isJson && value instanceof Uint8Array) throw new TypeError('the body is not UTF-8');
}

function parse(text: string): unknown {
  try {
    return parseJson(text);
  } catch (error) {
    if (error instanceof JsonDepthError) throw unparsable();
    if (!(error instanceof JsonSyntaxError)) throw error;
    const { message, position } = error;
    const ctx = { error: message };
    throw new ValidationError({
      type: 'json_invalid',
      loc: ['body', position],
      msg: 'JSON decode error',
      input: {},
      ctx,
    });
  }
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

const unparsable = () => new HttpException(400, 'There was an error parsing the body');
