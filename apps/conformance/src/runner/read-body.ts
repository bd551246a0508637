import { unzipSync } from 'fflate';

import type { Body } from './exchange.js';
import { readImage } from './read-image.js';

/** Returns a body in the form in which it is compared. */
export async function readBody(type: string, bytes: Uint8Array): Promise<Body> {
  const text = () => new TextDecoder().decode(bytes);
  if (bytes.length === 0) return { kind: 'text', value: '' };
  if (type.startsWith('application/json')) return { kind: 'json', value: JSON.parse(text()) };
  if (type.startsWith('image/')) return { kind: 'facts', value: await readImage(bytes) };
  if (type === 'application/zip' && !isZip(bytes)) return { kind: 'facts', value: { bytes: bytes.length } };
  if (type === 'application/zip') return { kind: 'facts', value: await readZip(bytes) };
  if (type.startsWith('text/html')) return { kind: 'text', value: /<html/i.test(text()) ? '<a web page>' : text() };
  return { kind: 'text', value: text() };
}

/** A partial archive lacks the end-of-central-directory record. */
const isZip = (bytes: Uint8Array): boolean => Buffer.from(bytes).includes('PK\x05\x06', 0, 'latin1');

async function readZip(bytes: Uint8Array): Promise<unknown> {
  const entries = Object.entries(unzipSync(bytes));
  return {
    entries: await Promise.all(entries.map(async ([path, content]) => ({ path, ...(await readImage(content)) }))),
  };
}
