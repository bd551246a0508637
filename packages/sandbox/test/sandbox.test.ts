import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, expect, test } from 'vitest';
import { createSandbox } from '../src/sandbox.js';
import { form, png, UPLOAD } from './support/image-file.js';
import { enqueue, hear, item, nodes, queue, results, settled } from './support/queue.js';
import { ask, bodyOf, toRequest } from './support/request.js';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'sandbox-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

test('a second sandbox on the same folder finds everything, laid out as the server lays it out', async () => {
  {
    using first = createSandbox({ root, uuid: () => 'i1' });
    await ask(first, 'POST /api/v1/boards/?board_name=kept');
    await ask(first, `${UPLOAD}&board_id=i1`, form(await png(), { metadata: '{"a":1}' }));
  }
  expect(readdirSync(join(root, 'outputs', 'images')).sort()).toEqual(['i1.png', 'thumbnails']);
  expect(readdirSync(join(root, 'outputs', 'images', 'thumbnails'))).toEqual(['i1.webp']);
  using second = createSandbox({ root });
  expect(await bodyOf(second, 'GET /api/v1/boards/?all=true')).toMatchObject([{ board_name: 'kept', image_count: 1 }]);
  expect(await bodyOf(second, 'GET /api/v1/images/i/i1.png/metadata')).toEqual({ a: 1 });
  expect(await ask(second, 'GET /api/v1/images/i/i1.png/full')).toMatchObject({ status: 200 });
});

test('what a sandbox did before it was killed is found by the next one, while the dead one still lies about', async () => {
  using dead = createSandbox({ root });
  dead.fault({ kind: 'kill', done: true, after: 1 });
  await ask(dead, 'POST /api/v1/boards/?board_name=one');
  await expect(ask(dead, 'POST /api/v1/boards/?board_name=two')).rejects.toThrow('fetch failed');
  await expect(ask(dead, 'POST /api/v1/boards/?board_name=three')).rejects.toThrow('fetch failed');
  using next = createSandbox({ root });
  expect(await bodyOf(next, 'GET /api/v1/boards/?all=true')).toHaveLength(2);
});

test('deleting an image removes its files', async () => {
  using sandbox = createSandbox({ root, uuid: () => 'i1' });
  await ask(sandbox, UPLOAD, form(await png()));
  await ask(sandbox, 'DELETE /api/v1/images/i/i1.png');
  expect(readdirSync(join(root, 'outputs', 'images'))).toEqual(['thumbnails']);
  expect(readdirSync(join(root, 'outputs', 'images', 'thumbnails'))).toEqual([]);
});

test('two sandboxes share nothing', async () => {
  using one = createSandbox();
  using other = createSandbox();
  await ask(one, 'POST /api/v1/boards/?board_name=a');
  expect(await bodyOf(other, 'GET /api/v1/boards/?all=true')).toEqual([]);
});

test('a request given up before is not carried out, and one given up in between rejects with its own reason', async () => {
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

test('items survive their sandbox: what ran is canceled without a word, what waited runs', async () => {
  const first = createSandbox({ root, startDelay: 60_000 });
  await enqueue(first, { nodes: nodes({ id: 'n', type: 'add', a: 2 }), runs: 2, workflow: null });
  while ((await queue(first, 'GET current')) === null) await new Promise((resolve) => setTimeout(resolve, 1));
  first.close();
  using next = createSandbox({ root });
  const heard = hear(next);
  await settled(next);
  expect(await item(next, 1)).toMatchObject({ status: 'canceled', status_sequence: 2, session: { results: {} } });
  const second = await item(next, 2);
  expect(results(second)).toEqual([{ value: 2 }]);
  expect(heard.names()).not.toContain('queue_item_status_changed canceled');
  expect(await enqueue(next, { nodes: {} })).toMatchObject({ item_ids: [3] });
});
