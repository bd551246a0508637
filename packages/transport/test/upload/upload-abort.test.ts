import { setTimeout as pause } from 'node:timers/promises';

import { expect, test } from 'vitest';
import { createHttpTransport } from '../../src/http-transport.js';
import { silence } from '../support/responses.js';
import { startServer } from '../support/test-server.js';

test('an abort while a file is being read ends the upload, not the program', async () => {
  const unhandled: unknown[] = [];
  const listen = (error: unknown): number => unhandled.push(error);
  process.on('unhandledRejection', listen);
  await using server = await startServer(silence);
  const controller = new AbortController();
  const reason = new Error('the user left');
  const form = { file: new Blob([new Uint8Array(32_000_000)], { type: 'image/png' }) };
  const upload = createHttpTransport({ baseUrl: server.url }).send('POST /x', { form, signal: controller.signal });
  setImmediate(() => controller.abort(reason));
  await expect(upload).rejects.toBe(reason);
  await pause(50); // for rejections that are not awaited
  process.off('unhandledRejection', listen);
  expect(unhandled).toEqual([]);
});
