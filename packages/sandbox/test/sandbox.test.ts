import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, expect, test } from 'vitest';
import { createSandbox } from '../src/sandbox.js';
import { form, png, UPLOAD } from './support/image-file.js';
import { enqueue, item, nodes, queue, recordEvents, results, settled } from './support/queue.js';
import { bodyOf, request, toRequest } from './support/request.js';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'sandbox-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

test("a second sandbox on the same folder has all records, in the server's folder layout", async () => {
  {
    using first = createSandbox({ root, uuid: () => 'i1' });
    await request(first, 'POST /api/v1/boards/?board_name=kept');
    await request(first, `${UPLOAD}&board_id=i1`, form(await png(), { metadata: '{"a":1}' }));
  }
  expect(readdirSync(join(root, 'outputs', 'images')).sort()).toEqual(['i1.png', 'thumbnails']);
  expect(readdirSync(join(root, 'outputs', 'images', 'thumbnails'))).toEqual(['i1.webp']);
  using second = createSandbox({ root });
  expect(await bodyOf(second, 'GET /api/v1/boards/?all=true')).toMatchObject([{ board_name: 'kept', image_count: 1 }]);
  expect(await bodyOf(second, 'GET /api/v1/images/i/i1.png/metadata')).toEqual({ a: 1 });
  expect(await request(second, 'GET /api/v1/images/i/i1.png/full')).toMatchObject({ status: 200 });
});

test('the next sandbox has what a killed one did, even before the killed one is closed', async () => {
  using dead = createSandbox({ root });
  dead.fault({ kind: 'kill', done: true, after: 1 });
  await request(dead, 'POST /api/v1/boards/?board_name=one');
  await expect(request(dead, 'POST /api/v1/boards/?board_name=two')).rejects.toThrow('fetch failed');
  await expect(request(dead, 'POST /api/v1/boards/?board_name=three')).rejects.toThrow('fetch failed');
  using next = createSandbox({ root });
  expect(await bodyOf(next, 'GET /api/v1/boards/?all=true')).toHaveLength(2);
});

test('deletes the files of a deleted image', async () => {
  using sandbox = createSandbox({ root, uuid: () => 'i1' });
  await request(sandbox, UPLOAD, form(await png()));
  await request(sandbox, 'DELETE /api/v1/images/i/i1.png');
  expect(readdirSync(join(root, 'outputs', 'images'))).toEqual(['thumbnails']);
  expect(readdirSync(join(root, 'outputs', 'images', 'thumbnails'))).toEqual([]);
});

test('two sandboxes share nothing', async () => {
  using one = createSandbox();
  using other = createSandbox();
  await request(one, 'POST /api/v1/boards/?board_name=a');
  expect(await bodyOf(other, 'GET /api/v1/boards/?all=true')).toEqual([]);
});

test('does not execute an aborted request, and rejects with the reason of one aborted meanwhile', async () => {
  using sandbox = createSandbox();
  const [url, init] = toRequest('POST /api/v1/boards/?board_name=a');
  const reason = new Error('changed my mind');
  await expect(sandbox.fetch(url, { ...init, signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
  expect(await bodyOf(sandbox, 'GET /api/v1/boards/?all=true')).toEqual([]);

  sandbox.fault({ kind: 'delay', milliseconds: 60_000 });
  const controller = new AbortController();
  const pending = sandbox.fetch(url, { ...init, signal: controller.signal });
  controller.abort(reason);
  await expect(pending).rejects.toBe(reason);
});

test('items survive their sandbox: running ones are canceled without events, pending ones run', async () => {
  const first = createSandbox({ root, startDelay: 60_000 });
  await enqueue(first, { nodes: nodes({ id: 'n', type: 'add', a: 2 }), runs: 2, workflow: null });
  while ((await queue(first, 'GET current')) === null) await new Promise((resolve) => setTimeout(resolve, 1));
  first.close();
  using next = createSandbox({ root });
  const log = recordEvents(next);
  await settled(next);
  expect(await item(next, 1)).toMatchObject({ status: 'canceled', status_sequence: 2, session: { results: {} } });
  const second = await item(next, 2);
  expect(results(second)).toEqual([{ value: 2 }]);
  expect(log.names()).not.toContain('queue_item_status_changed canceled');
  expect(await enqueue(next, { nodes: {} })).toMatchObject({ item_ids: [3] });
});
