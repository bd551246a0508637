import { readFile } from 'node:fs/promises';

import { expect, test } from 'vitest';

import { createHttpTransport } from '../../src/http-transport.js';
import type { AnyRequest } from '../../src/transport.js';
import { anything } from '../support/anything.js';
import { startClosingServer } from '../support/closing-server.js';

const file = (): MultipartFile => ({ stream: new Blob(['x']).stream(), name: 'a.png', type: 'image/png' });
type MultipartFile = { readonly stream: ReadableStream<Uint8Array>; readonly name: string; readonly type: string };

test.each<[string, () => Omit<AnyRequest, 'path'>]>([
  ['a change', () => ({ body: { a: 1 } })],
  ['an upload', () => ({ form: { file: new Blob(['x']) } })],
  ['a streamed upload', () => ({ form: { file: file() } })],
])('%s is not sent on a connection that was closed while the program was busy', async (_, request) => {
  await using server = await startClosingServer();
  const transport = createHttpTransport({ baseUrl: server.url });
  for (let time = 0; time < 12; time++) {
    const send = () => transport.json('POST /x', anything, request());
    await Promise.all([send(), send(), send()]);
    await readFile(new URL(import.meta.url)); // so that the work begins while the event loop delivers events
    server.stayBusy();
    expect(await Promise.all([send(), send()])).toEqual([1, 1]);
    server.stayBusy();
  }
});
