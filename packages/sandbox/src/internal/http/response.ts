import { Buffer } from 'node:buffer';

/** Answers requests. */
export type Handler = (request: Request) => Promise<Response>;

type Body = string | Uint8Array<ArrayBuffer>;

/** Returns an answer with a body whose length is told, as the server tells it. */
export const answer = (body: Body, headers: Readonly<Record<string, string>>, status = 200): Response =>
  new Response(body, { status, headers: { 'content-length': String(Buffer.byteLength(body)), ...headers } });

/** What depends on the encoding that the client accepts. */
export const VARIES = { vary: 'Accept-Encoding' };

/** Returns JSON, as text. Throws where the server cannot write any: for numbers without end and halves of characters. */
function stringify(value: unknown): string {
  const text = JSON.stringify(value, (_key, item) => {
    if (typeof item === 'number' && !Number.isFinite(item)) throw new RangeError(`JSON has no ${item}`);
    return item;
  });
  if (/\\ud[89a-f]/.test(text)) throw new RangeError('JSON has no half characters');
  return text;
}

export const json = (value: unknown, status = 200, headers: Readonly<Record<string, string>> = {}): Response =>
  answer(stringify(value), { ...JSON_HEADERS, ...headers }, status);

export const jsonText = (text: string): Response => answer(text, JSON_HEADERS);

const JSON_HEADERS = { 'content-type': 'application/json', ...VARIES };

/** Returns what the server answers when it broke without noticing. */
export const broken = (): Response =>
  answer('Internal Server Error', { 'content-type': 'text/plain; charset=utf-8' }, 500);
