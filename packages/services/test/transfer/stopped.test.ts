import { InputError } from '@x/transport/errors';
import { expect, test } from 'vitest';

import { IncompleteError, JournalError } from '../../src/errors.js';
import type { TransferProgress, TransferReport } from '../../src/transfer.js';
import { createMemoryArchive } from '../support/memory-archive.js';
import { createMemoryJournal, type MemoryJournal } from '../support/memory-journal.js';
import { createTransferSandbox, fillGallery, startTransferClient } from '../support/transfer-fixture.js';

/** Returns a journal on a disk that is full from some entry on. */
function fullDisk(isFull: (entry: string) => boolean, journal = createMemoryJournal()): MemoryJournal {
  const full = Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' });
  return {
    ...journal,
    async open() {
      const opened = await journal.open();
      return {
        ...opened,
        append: async (entry) => {
          if (isFull(JSON.stringify(entry))) throw full;
          await opened.append(entry);
        },
      };
    },
  };
}

const sum = ({ counts }: TransferReport): number => Object.values(counts).reduce((a, b) => a + b, 0);

async function createClients(count: number) {
  const source = startTransferClient(createTransferSandbox());
  await fillGallery(source, count);
  return { source, target: startTransferClient(createTransferSandbox()) };
}

test.each([
  ['before an item is sent', '"sending"', { done: 2, notSent: 5 }],
  ['after an item was sent', '"done"', { done: 3, notSent: 4 }],
])('a journal whose disk is full %s stops the work, and what was done is said', async (_, status, counts) => {
  const { source, target } = await createClients(5);
  let seen = 0;
  const journal = fullDisk((entry) => entry.includes(status) && ++seen > 2);
  const uploads = () => target.requests.filter((request) => request.endsWith('/upload')).length;
  const stopped = await source.transfer
    .copyTo(target.repositories, { journal, concurrency: 1 })
    .run()
    .catch((error: unknown) => error);
  expect(stopped).toBeInstanceOf(IncompleteError);
  expect(stopped).toMatchObject({ cause: expect.any(JournalError), report: { counts } });
  expect(String(stopped)).toContain('the journal cannot be written: ENOSPC');
  expect(uploads()).toBe(counts.done);

  const again = await source.transfer
    .copyTo(target.repositories, { journal: { open: () => createMemoryJournal().open() } })
    .run();
  expect(again.counts).toMatchObject({ present: counts.done, done: 7 - counts.done });
  expect((await target.repositories.gallery.names()).total_count).toBe(6);
});

test.each(['"planned"', '"board"', '"finished"'])('a journal that cannot take %s loses no report', async (part) => {
  const { source, target } = await createClients(3);
  const journal = fullDisk((entry) => entry.includes(part));
  const stopped = await source.transfer
    .copyTo(target.repositories, { journal })
    .run()
    .catch((error: unknown) => error);
  expect(stopped).toMatchObject({ name: 'IncompleteError', cause: expect.any(JournalError) });
  const report = (stopped as IncompleteError<TransferReport>).report;
  expect([report.items.length, sum(report)]).toEqual([5, 5]);
  expect(report.counts).toMatchObject(part === '"finished"' ? { done: 5 } : { notSent: 5 });
});

test('what an earlier run has sent is said to be there although the journal is still full', async () => {
  const { source, target } = await createClients(5);
  const kept = createMemoryJournal();
  const run = (isFull: (entry: string) => boolean) =>
    source.transfer
      .copyTo(target.repositories, { journal: fullDisk(isFull, kept), settleTime: 0 })
      .run()
      .catch((error: unknown) => error);
  const first = await run((entry) => entry.includes('"done"'));
  const { done } = (first as IncompleteError<TransferReport>).report.counts;
  expect(done).toBeGreaterThan(1);
  expect(await run(() => true)).toMatchObject({ report: { counts: { done, notSent: 7 - done, unknown: 0 } } });
  expect(await run(() => false)).toMatchObject({ counts: { done: 7 } });
  expect((await target.repositories.gallery.names()).total_count).toBe(6);
});

test('after an abort the last progress has the report, with a state for every item', async () => {
  const { source, target } = await createClients(6);
  const controller = new AbortController();
  const reason = new Error('enough');
  let last: TransferProgress | undefined;
  const aborted = source.transfer.copyTo(target.repositories, { concurrency: 2 }).run({
    signal: controller.signal,
    onProgress: (progress) => {
      last = progress;
      if (progress.done === 2) controller.abort(reason);
    },
  });
  await expect(aborted).rejects.toBe(reason);
  const report = last?.report();
  expect(report && sum(report)).toBe(8);
  expect(report?.items).toHaveLength(8);
  expect(report?.counts.done).toBeGreaterThanOrEqual(2);
  expect(report?.counts.notSent).toBeGreaterThanOrEqual(4);
  const names = report?.items.flatMap(({ status, to }) => (status === 'done' ? [to] : []));
  const { item_names: there } = await target.repositories.gallery.names();
  expect(there).toEqual(expect.arrayContaining(names ?? []));
});

test('a source that ends half-way is a failure with a report, and not an end', async () => {
  const { source } = await createClients(4);
  const archive = createMemoryArchive();
  await source.transfer.exportTo(archive).run();
  const { records } = archive;
  archive.records = async function* () {
    let count = 0;
    for await (const record of records.call(archive)) {
      if (++count > 3 && archive.boards.size === 0) throw new InputError('archive', 'is cut off');
      yield record;
    }
  };
  const target = startTransferClient(createTransferSandbox());
  const task = target.transfer.importFrom(archive, { concurrency: 1 });
  const stopped = await task.run({ onProgress: () => archive.boards.clear() }).catch((error: unknown) => error);
  expect(stopped).toMatchObject({ name: 'IncompleteError', report: { counts: { done: 3, notSent: 3 } } });
});
