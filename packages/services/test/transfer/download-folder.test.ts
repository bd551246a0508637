import { InputError } from '@x/transport/errors';
import { expect, test } from 'vitest';

import type { DownloadFolder } from '../../src/transfer.js';
import { collect } from '../support/collect.js';
import { createTransferSandbox, fillGallery, startTransferClient } from '../support/transfer-fixture.js';

/** A folder in memory. */
class MemoryFolder implements DownloadFolder {
  readonly name = 'memory';
  readonly files = new Map<string, Blob>();

  async list(): Promise<string[]> {
    return [...this.files.keys()];
  }

  async write(path: string, content: AsyncIterable<Uint8Array<ArrayBuffer>>): Promise<void> {
    this.files.set(path, new Blob(await collect(content)));
  }
}

test('files are downloaded into what a page writes, whole, once, and in folders of their boards', async () => {
  const { transfer, repositories } = startTransferClient(createTransferSandbox());
  await fillGallery({ transfer, repositories, requests: [] }, 6);
  const folder = new MemoryFolder();
  const report = await transfer.download(folder, { sidecars: true }).run();
  expect(report.counts).toMatchObject({ done: 7, failed: 0 });
  expect(folder.files.size).toBe(14);
  const [first] = report.items;
  expect(first?.to).toMatch(/^Portraits~.+\.png$/);
  const written = folder.files.get(first?.to ?? '');
  const file = await repositories.images.full(first?.key ?? '');
  expect(await written?.bytes()).toEqual(await file.bytes());
  expect(first?.bytes).toBe(file.size);
  const sidecar = JSON.parse((await folder.files.get(`${first?.to}.json`)?.text()) ?? '');
  expect(sidecar).toMatchObject({ kind: 'image', record: { image_name: first?.key } });
  expect((await transfer.download(folder, { sidecars: true }).run()).counts).toMatchObject({ present: 7, done: 0 });
});

test('an item that is refused is not written, and the others are', async () => {
  let refused = 0;
  const client = startTransferClient(createTransferSandbox(), (_, carryOut, request) => {
    const isRefused = request.endsWith('/full') && refused++ === 0;
    return isRefused ? Promise.resolve(Response.json({ detail: 'no' }, { status: 500 })) : carryOut();
  });
  await fillGallery(client, 4);
  const folder = new MemoryFolder();
  const { counts, items } = await client.transfer.download(folder).run();
  expect(counts).toMatchObject({ failed: 1 });
  const failed = items.find(({ status }) => status === 'failed');
  expect([...folder.files.keys()].filter((path) => path.endsWith(failed?.key ?? ''))).toEqual([]);
  expect(folder.files.size).toBe(counts.done);
});

test('a folder that writes nothing is refused', () => {
  const { transfer } = startTransferClient(createTransferSandbox());
  for (const folder of ['', { name: 'x' }]) {
    expect(() => Reflect.apply(transfer.download, transfer, [folder])).toThrow(InputError);
  }
});
