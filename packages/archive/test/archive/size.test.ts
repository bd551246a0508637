import { appendFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { makeImage } from '@x/sandbox/make-image';
import { expect, test, vi } from 'vitest';

import type { Entry } from '../../src/internal/item/entry.js';
import { ItemIndex, indexPath } from '../../src/internal/item/item-index.js';
import { FolderStorage } from '../../src/internal/storage/folder.js';
import { createArchive, openArchive } from '../../src/open-archive.js';
import { addImages } from '../support/add-images.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const folder = temporaryFolder();
const items = process.env['X_EXHAUSTIVE'] ? 100_000 : 5_000;

/** Writes an index of so many images, whose files are not there. */
async function largeIndex(): Promise<string> {
  const path = folder.next();
  await (await createArchive(path, { sync: false })).close();
  await writeFile(join(path, indexPath), '');
  for (let start = 0; start < items; start += 1_000) {
    const lines = Array.from({ length: 1_000 }, (_, place) => {
      const created_at = new Date(Date.UTC(2026, 0) + (start + place) * 1_000)
        .toISOString()
        .slice(0, -1)
        .replace('T', ' ');
      const record = makeImage({ image_name: `${start + place}.png`, created_at });
      const file = { path: `data/uncategorized/2026-01/${start + place}.png`, sha256: 'a'.repeat(64), bytes: 1 };
      return `${JSON.stringify({ kind: 'image', name: record.image_name, ...file, record })}\n`;
    });
    await appendFile(join(path, indexPath), lines.join(''));
  }
  return path;
}

/** Counts what is read of a folder. */
class CountedStorage extends FolderStorage {
  reads = 0;
  bytes = 0;

  override async ranges(path: string) {
    const file = await super.ranges(path);
    if (!file) return undefined;
    const read: typeof file.read = async (start, length) => {
      const bytes = await file.read(start, length);
      this.reads++;
      this.bytes += bytes.length;
      return bytes;
    };
    return { ...file, read };
  }
}

test('a page of a large archive is read at once, and no more of the index than it needs', async () => {
  const path = await largeIndex();
  const storage = new CountedStorage(path);
  const index = await ItemIndex.read(storage);
  expect(index.count).toBe(items);
  storage.reads = 0;
  storage.bytes = 0;
  const page: readonly Entry[] = index.ascending().slice(-100);
  expect(await index.lines(page)).toHaveLength(100);
  expect(storage.reads).toBe(1);
  expect(storage.bytes).toBeLessThan(100 * 1_000);
  await index.close();
});

test('the pages of a large archive are in order', async () => {
  await using archive = await openArchive(await largeIndex());
  const { total, items: first } = await archive.images.page({ offset: 0, limit: 2 });
  expect([total, first.map(({ image_name }) => image_name)]).toEqual([items, [`${items - 1}.png`, `${items - 2}.png`]]);
  const last = await archive.images.page({ offset: items - 1, limit: 10 });
  expect(last.items.map(({ image_name }) => image_name)).toEqual(['0.png']);
});

test('pages of one list share a selection, until an item changes', async () => {
  await using archive = await createArchive(folder.next(), { sync: false });
  await addImages(archive, [makeImage({ image_name: 'a.png' }), makeImage({ image_name: 'b.png' })]);
  const index = await ItemIndex.read(new FolderStorage(archive.path));
  const [a, b] = index.ascending();
  const select = vi.fn((all: readonly Entry[]) => all.slice(0, 1));
  expect(index.selection('first', select)).toEqual([a]);
  expect(index.selection('first', select)).toEqual([a]);
  expect(select).toHaveBeenCalledTimes(1);
  index.delete('image', 'a.png');
  expect(index.selection('first', select)).toEqual([b]);
  const [line] = b ? await index.lines([b]) : [];
  if (line) index.set({ ...line, sha256: '0'.repeat(64) }, { offset: 0, length: 0 });
  expect(index.selection('first', select)).toEqual([{ ...b, offset: 0, length: 0 }]);
  for (const key of ['1', '2', '3', '4']) index.selection(key, select);
  select.mockClear();
  for (const key of ['4', 'first']) index.selection(key, select);
  expect(select).toHaveBeenCalledTimes(1);
  await index.close();
});
