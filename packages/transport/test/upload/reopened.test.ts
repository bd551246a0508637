import { expect, test } from 'vitest';

import type { OpenFile } from '../../src/file.js';
import { createHttpTransport } from '../../src/http-transport.js';
import { json } from '../support/responses.js';
import { startServer } from '../support/test-server.js';

/** Returns a file of so many pieces that counts how often it was opened, and how many pieces were read before a time. */
function reopenedFile(pieces: number, size = 65_536) {
  const state = { opened: 0, read: 0 };
  const file: OpenFile = {
    ...{ name: 'a.png', type: 'image/png', size: pieces * size, isStream: false, isReopened: true, blob: undefined },
    async *chunks() {
      state.opened++;
      for (let piece = 0; piece < pieces; piece++) {
        state.read++;
        yield new Uint8Array(size).fill(piece + 1);
      }
    },
  };
  return { file, state };
}

test('a large file is sent while it is read, and read again for another token', async () => {
  await using server = await startServer(json({}, 401), json(1));
  const { file, state } = reopenedFile(40);
  let tokens = 0;
  let readBefore: number | undefined;
  const transport = createHttpTransport({
    baseUrl: server.url,
    token: () => `t${++tokens}`,
    fetch: (input, init) => {
      readBefore ??= state.read;
      return fetch(input, init);
    },
  });
  await transport.send('POST /x', { form: { file } });
  expect(readBefore).toBe(0);
  expect(state).toEqual({ opened: 2, read: 80 });
  const [first, second] = server.seen.map(({ body }) => body);
  expect(second?.equals(first ?? Buffer.alloc(0))).toBe(true);
  expect(second?.length).toBeGreaterThan(40 * 65_536);
});

test('a small file is read before it is sent, and once', async () => {
  await using server = await startServer(json({}, 401), json(1));
  const { file, state } = reopenedFile(2, 1_000);
  let tokens = 0;
  const transport = createHttpTransport({ baseUrl: server.url, token: () => `t${++tokens}` });
  await transport.send('POST /x', { form: { file } });
  expect(state).toEqual({ opened: 1, read: 2 });
  expect(server.seen[1]?.headers['content-length']).toBe(`${server.seen[1]?.body.length}`);
});
