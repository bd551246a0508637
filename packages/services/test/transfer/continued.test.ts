import type { Image } from '@x/models/image';
import type { RecordedFile, RecordedImage } from '@x/repositories/record';
import { expect, test } from 'vitest';

import { sha256 } from '../../src/internal/sha256.js';
import type { Journal } from '../../src/journal.js';
import { transferItems } from '../../src/transfer.js';
import { createMemoryArchive } from '../support/memory-archive.js';
import { createMemoryJournal } from '../support/memory-journal.js';
import { createTransferSandbox, fillGallery, startTransferClient } from '../support/transfer-fixture.js';

/** A copy that ended while its third item was being sent: it is on the server, and nobody knows. */
async function createInterrupted() {
  const source = startTransferClient(createTransferSandbox());
  await fillGallery(source, 5);
  const sandbox = createTransferSandbox();
  let uploads = 0;
  const killed = startTransferClient(sandbox, async (_, carryOut, request) => {
    if (request.endsWith('/upload')) uploads++;
    if (uploads > 3) throw new TypeError('fetch failed');
    const response = await carryOut();
    if (uploads < 3) return response;
    uploads++;
    throw new TypeError('fetch failed');
  });
  const journal = createMemoryJournal();
  const input = { journal, concurrency: 1, settleTime: 0 };
  await expect(source.transfer.copyTo(killed.repositories, input).run()).rejects.toThrow('stopped half-way');
  return { source, target: startTransferClient(sandbox), journal };
}

test('a journal that has grown is written anew when it is opened, and nothing is forgotten', async () => {
  const { source, target, journal } = await createInterrupted();
  const grown: Journal = {
    open: async () => {
      const opened = await journal.open();
      return { ...opened, size: 10 * 1_024 * 1_024 + 1 };
    },
  };
  const before = [...journal.lines];
  const copy = (by: Journal) => source.transfer.copyTo(target.repositories, { journal: by, settleTime: 0 });
  const plan = await copy(journal).plan();
  expect(journal.lines.slice(0, before.length)).toEqual(before);
  expect((await copy(grown).plan()).counts).toEqual(plan.counts);
  expect(journal.lines.length).toBeLessThan(before.length);
  expect(journal.lines.filter((line) => line.includes('"sending"'))).toEqual([]); // it was found on the server
  expect((await copy(journal).run()).counts).toMatchObject({ done: 7, notSent: 0, unknown: 0 });
  expect(target.requests.filter((request) => request.endsWith('/upload'))).toHaveLength(3);
  expect((await target.repositories.gallery.names()).total_count).toBe(6);
});

test('what was being sent is still known in a journal that was written anew', async () => {
  const { source, target, journal } = await createInterrupted();
  const isSending = (line: string) => line.includes('"sending"');
  const key = JSON.parse(journal.lines.findLast(isSending) ?? '').key;
  const grown: Journal = {
    open: async () => ({ ...(await journal.open()), size: 10 * 1_024 * 1_024 + 1 }),
  };
  const unreachable = startTransferClient(createTransferSandbox(), () => Promise.reject(new TypeError('fetch failed')));
  await expect(
    source.transfer.copyTo(unreachable.repositories, { journal: grown, settleTime: 0 }).run(),
  ).rejects.toThrow('stopped half-way');
  expect(journal.lines.filter(isSending).map((line) => JSON.parse(line).key)).toEqual([key]);
  const report = await source.transfer.copyTo(target.repositories, { journal, settleTime: 0 }).run();
  expect(report.counts).toMatchObject({ done: 7 });
  expect((await target.repositories.gallery.names()).total_count).toBe(6);
});

test('more pictures than memory holds at once are all transferred', async () => {
  const content = new Uint8Array(2 ** 20);
  const record = { created_at: '2026-11-22 13:08:21.950', width: 8, height: 8, board_id: null, session_id: null };
  const file: RecordedFile = { sha256: sha256(content), bytes: content.length };
  const source = createMemoryArchive();
  source.records = async function* () {
    for (let index = 0; index < 40; index++) {
      const image = { ...record, image_name: `${index}.png`, image_category: 'user', is_intermediate: false };
      const item: RecordedImage = {
        kind: 'image',
        record: image as Image,
        open: async () => new Blob([content]).stream(),
      };
      yield { ...item, ...file };
    }
  };
  const target = createMemoryArchive();
  const report = await transferItems(source, target, { concurrency: 40 }).run();
  expect(report.counts).toMatchObject({ done: 40 });
  expect(target.items.size).toBe(40);
});
