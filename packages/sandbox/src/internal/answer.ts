import { Buffer } from 'node:buffer';

/** Returns an answer with a body whose length is told, as the server tells it. */
export function answer(body: string | Uint8Array<ArrayBuffer>, init: ResponseInit): Response {
  const headers = new Headers(init.headers);
  if (!headers.has('content-length')) headers.set('content-length', String(Buffer.byteLength(body)));
  return new Response(body, { ...init, headers });
}

/** Returns JSON, as text. Throws where the server cannot write any: for numbers without end and halves of characters. */
function stringify(value: unknown): string {
  const text = JSON.stringify(value, (_key, item) => {
    if (typeof item === 'number' && !Number.isFinite(item)) throw new RangeError(`JSON has no ${item}`);
    return item;
  });
  if (/\\ud[89a-f]/.test(text)) throw new RangeError('JSON has no half characters');
  return text;
}

export const json = (value: unknown, status = 200, headers: Record<string, string> = {}): Response =>
  answer(stringify(value), {
    status,
    headers: { 'content-type': 'application/json', vary: 'Accept-Encoding', ...headers },
  });

/** Returns what the server answers when it broke without noticing. */
export const broken = (): Response =>
  answer('Internal Server Error', { status: 500, headers: { 'content-type': 'text/plain; charset=utf-8' } });
