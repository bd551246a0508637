import { ConnectionError, ResponseError, ResponseTooLargeError } from '../../../errors.js';
import { chunksOfStream } from '../../chunk-reader.js';
import type { Redact } from '../../excerpt.js';
import { joinBytes } from '../../join-bytes.js';
import { checkEnd, parseJson } from '../parse-json.js';
import { bodyOf, type Chunk } from './body-of.js';
import { expectWholeBody, stopWatching } from './compressed-body.js';

/** What readers of a body need to know. */
export interface ReadContext {
  readonly route: string;
  /** The most bytes, after decompression. */
  readonly limit: number;
  /** Removes the token from what an error keeps of the body. */
  readonly redact: Redact;
}

/** A text of more characters does not fit into a string of V8. */
const longestText = 2 ** 29 - 24;

/** Returns the value of a JSON body. Rejects with a `ConnectionError` when its text was cut off. */
export async function readJson(response: Response, context: ReadContext): Promise<unknown> {
  const text = await readText(response, context);
  if (text === '' && !isEmpty(response)) throw new ConnectionError(context.route, 'the response has no body');
  return parseJson(text, context);
}

/** Returns a body as a blob. */
export async function readBlob(response: Response, context: ReadContext): Promise<Blob> {
  const chunks: Chunk[] = [];
  await readChunks(response, context, (chunk) => void chunks.push(chunk));
  return new Blob(chunks, { type: response.headers.get('content-type') ?? '' });
}

/** Reads a body to its end and keeps nothing of it. */
export const skipBody = (response: Response, context: ReadContext): Promise<void> =>
  readChunks(response, context, () => {});

/** Returns the same response, redacted, with its body in memory. Rejects when it is JSON that was cut off. */
export async function readResponse(response: Response, context: ReadContext): Promise<Response> {
  const { status } = response;
  const { redact } = context;
  const headers = new Headers();
  for (const [name, value] of response.headers) headers.append(name, redact(value));
  const body = await readBlob(response, context);
  const type = response.headers.get('content-type') ?? '';
  const isJson = /^application\/([^;]*\+)?json\b/i.test(type);
  if (!isJson && !/^(text\/|application\/(xml|javascript|x-www-form-urlencoded)\b)/i.test(type)) {
    return new Response(body.size > 0 ? body : null, { status, headers });
  }
  const text = await body.text();
  if (isJson) checkEnd(text, context);
  const redacted = redact(text);
  if (redacted !== text) headers.delete('content-length');
  return new Response(body.size > 0 ? redacted : null, { status, headers });
}

/** The most bytes of an error that are read. */
const longestError = 10 * 2 ** 20;

/** Returns a response with an error status as ky can read it, which knows no streams of Node. */
export async function readableError(response: Response, context: Omit<ReadContext, 'limit'>): Promise<Response> {
  if (!response.body || 'getReader' in response.body) return response;
  const { status, headers } = response;
  const limited = { ...context, limit: longestError };
  return readResponse(response, limited).catch(() => new Response(null, { status, headers }));
}

/** Bytes are decoded together up to this many: faster than chunk by chunk, and long texts do not need them all at once. */
const decodedTogether = 2 ** 20;

async function readText(response: Response, { limit, ...context }: ReadContext): Promise<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const texts: string[] = [];
  let chunks: Chunk[] = [];
  let size = 0;
  const decode = (): void => {
    try {
      texts.push(decoder.decode(joinBytes(chunks), { stream: true }));
    } catch {
      throw new ResponseError(context.route, [{ message: 'is not UTF-8', path: '' }], undefined);
    }
    chunks = [];
    size = 0;
  };
  await readChunks(response, { ...context, limit: Math.min(limit, longestText) }, (chunk) => {
    chunks.push(chunk);
    size += chunk.byteLength;
    if (size >= decodedTogether) decode();
  });
  decode();
  return texts.join('') + endOf(decoder);
}

/** Returns the rest: a replacement where a character is cut off, with which no JSON ends. */
function endOf(decoder: TextDecoder): string {
  try {
    return decoder.decode();
  } catch {
    return '\uFFFD';
  }
}

async function readChunks(
  response: Response,
  { route, limit }: ReadContext,
  keep: (chunk: Chunk) => void,
): Promise<void> {
  let size = 0;
  try {
    for await (const chunk of chunksOfStream(bodyOf(response))) {
      size += chunk.byteLength;
      if (size > limit) throw new ResponseTooLargeError(route, limit);
      keep(chunk);
    }
    await expectWholeBody(response);
  } finally {
    stopWatching(response);
  }
}

/** Whether a response says that it has no body. Without a word of it the connection may have been closed too early. */
const isEmpty = ({ status, headers }: Response): boolean =>
  status === 204 || status === 205 || headers.has('content-length') || headers.has('transfer-encoding');
