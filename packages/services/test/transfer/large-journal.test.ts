import { expect, test } from 'vitest';

import { createMemoryArchive } from '../support/memory-archive.js';
import { createMemoryJournal } from '../support/memory-journal.js';
import { createTransferSandbox, fillGallery, startTransferClient } from '../support/transfer-fixture.js';

test('a journal that has grown large is written anew, and forgets nothing', async () => {
  const source = startTransferClient(createTransferSandbox());
  await fillGallery(source, 6);
  const archive = createMemoryArchive();
  let left = 3;
  archive.onAdd = () => {
    if (left-- === 0) throw Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' });
  };
  const journal = createMemoryJournal();
  const input = { journal, concurrency: 1 };
  await expect(source.transfer.exportTo(archive, input).run()).rejects.toThrow();
  journal.lines.push(JSON.stringify({ note: 'x'.repeat(11 * 1_024 * 1_024) }));
  const files = (from: number): number =>
    source.requests.slice(from).filter((request) => request.endsWith('/full')).length;
  const before = source.requests.length;
  const report = await source.transfer.exportTo(archive, input).run();
  expect(report.counts).toMatchObject({ done: 8, notSent: 0 });
  expect(files(before)).toBe(4);
  expect(journal.lines.join('\n').length).toBeLessThan(100_000);

  journal.lines.push(JSON.stringify({ note: 'x'.repeat(11 * 1_024 * 1_024) }));
  const after = source.requests.length;
  expect((await source.transfer.exportTo(archive, input).run()).items).toEqual(report.items);
  expect(files(after)).toBe(0);
  expect(journal.lines.join('\n').length).toBeLessThan(100_000);
});
