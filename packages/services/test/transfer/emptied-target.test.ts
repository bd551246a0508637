import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';

import { IncompleteError } from '../../src/errors.js';
import { createMemoryArchive } from '../support/memory-archive.js';
import { createMemoryJournal } from '../support/memory-journal.js';
import { createTransferSandbox, fillGallery, startTransferClient } from '../support/transfer-fixture.js';
import { invocation, workflowDocument } from '../support/workflow-document.js';

/** A gallery of 7 items and a workflow, whose server is gone after 4 files, but for the first client. */
async function createSource() {
  const sandbox = createTransferSandbox();
  const client = startTransferClient(sandbox);
  await fillGallery(client, 6);
  let files = 0;
  const failing = startTransferClient(sandbox, async (_, carryOut, request) => {
    if (request.endsWith('/full') && ++files > 4) throw new TypeError('fetch failed');
    return carryOut();
  });
  return { client, failing };
}

test('an archive that was deleted after an interruption is exported as a whole', async () => {
  const { client, failing } = await createSource();
  const input = { journal: createMemoryJournal(), concurrency: 1 };
  const first = createMemoryArchive();
  await expect(failing.transfer.exportTo(first, input).run()).rejects.toThrow(IncompleteError);
  expect(first.items.size).toBe(4);
  const archive = createMemoryArchive();
  const task = client.transfer.exportTo(archive, input);
  expect((await task.plan()).counts).toMatchObject({ done: 0, notSent: 8 });
  expect((await task.run()).counts).toMatchObject({ done: 8, notSent: 0 });
  expect([archive.items.size, archive.boards.size, archive.workflows.size]).toEqual([7, first.boards.size, 1]);
  expect((await client.transfer.exportTo(createMemoryArchive(), input).run()).counts).toMatchObject({ done: 8 });
});

test('a workflow that was deleted from an archive is exported again, and the others are not', async () => {
  const { client } = await createSource();
  const nodes = [invocation('a', 'integer', { value: 1 })];
  const meta = { version: '4.0.0', category: 'user' as const };
  await client.repositories.workflows.create({ ...workflowDocument([]), name: 'b', nodes, edges: [], meta });
  const input = { journal: createMemoryJournal(), concurrency: 1 };
  const archive = createMemoryArchive();
  expect((await client.transfer.exportTo(archive, input).run()).counts).toMatchObject({ done: 9 });
  const [deleted = '', ...kept] = archive.workflows.keys();
  expect(kept).toHaveLength(1);
  archive.workflows.delete(deleted);
  const task = client.transfer.exportTo(archive, input);
  const { items } = await task.plan();
  expect(items.filter(({ status }) => status === 'notSent').map(({ key }) => key)).toEqual([deleted]);
  expect((await task.run()).counts).toMatchObject({ done: 9, notSent: 0 });
  expect([...archive.workflows.keys()].toSorted()).toEqual([deleted, ...kept].toSorted());
});

test('files that were deleted after an interruption, or their sidecars, are downloaded again', async () => {
  const { client, failing } = await createSource();
  const parent = await mkdtemp(join(tmpdir(), 'download-'));
  try {
    const folder = join(parent, 'pictures');
    const input = { journal: createMemoryJournal(), concurrency: 1, sidecars: true };
    await expect(failing.transfer.download(folder, input).run()).rejects.toThrow(IncompleteError);
    const files = async () =>
      (await readdir(folder, { recursive: true })).filter((path) => /\.(png|mp4|json)$/.test(path));
    const [picture = '', sidecar = ''] = [
      (await files()).find((path) => path.endsWith('.png')),
      (await files()).findLast((path) => path.endsWith('.json')),
    ];
    expect(await files()).toHaveLength(8);
    await rm(join(folder, picture));
    await rm(join(folder, sidecar));
    const before = client.requests.length;
    expect((await client.transfer.download(folder, input).run()).counts).toMatchObject({ done: 7, notSent: 0 });
    expect(client.requests.slice(before).filter((request) => request.endsWith('/full'))).toHaveLength(5);
    expect(await files()).toHaveLength(14);
    await rm(folder, { recursive: true });
    expect((await client.transfer.download(folder, input).run()).counts).toMatchObject({ done: 7 });
    expect(await files()).toHaveLength(14);
  } finally {
    await rm(parent, { recursive: true });
  }
});
