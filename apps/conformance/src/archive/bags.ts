import type { Archive } from '@x/archive/archive';
import type { RecordedItem } from '@x/repositories/record';
import { makeBoard } from '@x/sandbox/make-board';
import { makeImage } from '@x/sandbox/make-image';
import { makeVideo } from '@x/sandbox/make-video';
import { makeVideoFile } from '@x/sandbox/make-video-file';

/** What an archive is filled with, to be verified by programs of others. */
export interface Bag {
  readonly name: string;
  readonly checksum?: 'sha512';
  fill(archive: Archive): Promise<void>;
}

const created_at = '2026-11-22 13:08:21.950';
const blob = (bytes: Uint8Array) => async () => new Blob([new Uint8Array(bytes)]).stream();

function image(name: string, board_id: string | null = null): RecordedItem {
  const record = makeImage({ image_name: name, board_id, created_at });
  return { kind: 'image', record, open: blob(Buffer.from(`the bytes of ${name}`)), metadata: '{"seed": 1}' };
}

async function addBoard(archive: Archive, board_name: string): Promise<string> {
  const board_id = crypto.randomUUID();
  await archive.addBoard(makeBoard({ board_id, board_name, created_at }));
  return board_id;
}

/** Adds images, so many at a time. */
async function addImages(archive: Archive, names: readonly string[], board?: string): Promise<void> {
  for (let start = 0; start < names.length; start += 50)
    await Promise.all(names.slice(start, start + 50).map((name) => archive.add(image(name, board))));
}

const unicode: Bag = {
  name: 'names in Unicode',
  checksum: 'sha512',
  async fill(archive) {
    const names = ['日本.png', 'é.png', 'e\u0301.png', '👩‍👩‍👧‍👦.png', 'שלום.png', 'a\u202egnp.png', 'x'.repeat(250)];
    await addImages(archive, names);
    for (const name of ['Brücken 🌉', 'e\u0301', 'é', '']) {
      const board = await addBoard(archive, name);
      await archive.add(image(`${crypto.randomUUID()}.png`, board));
    }
  },
};

const windows: Bag = {
  name: 'names that Windows refuses',
  async fill(archive) {
    await addImages(archive, [
      'CON',
      'nul.png',
      'COM1.png',
      'a:b.png',
      'a?.png',
      'a|b.png',
      'a.',
      'a ',
      '..',
      'A.png',
      'a.png',
    ]);
    for (const name of ['con', 'a/b\\c', 'a.', '..', 'x'.repeat(300), '<>:"/\\|?*', '100% [new] #1', 'line\nfeed'])
      await archive.add(image(`${crypto.randomUUID()}.png`, await addBoard(archive, name)));
  },
};

const large: Bag = {
  name: '10 000 images',
  async fill(archive) {
    const names = Array.from({ length: 10_000 }, () => `${crypto.randomUUID()}.png`);
    await addImages(archive, names.slice(0, 6_000), await addBoard(archive, 'Foxes'));
    await addImages(archive, names.slice(6_000));
  },
};

const videos: Bag = {
  name: 'videos',
  checksum: 'sha512',
  async fill(archive) {
    const board_id = await addBoard(archive, 'Videos');
    for (const board of [board_id, null]) {
      const record = makeVideo({ video_name: `${crypto.randomUUID()}.mp4`, board_id: board, created_at });
      await archive.add({ kind: 'video', record, open: blob(makeVideoFile()), graph: '{}' });
    }
    await archive.workflows.create({
      ...{ name: 'Resize', author: '', description: '', version: '', contact: '', tags: '', notes: '' },
      ...{ exposedFields: [], meta: { version: '4.0.0', category: 'user' }, nodes: [], edges: [] },
    });
  },
};

/** The archives that programs of others verify. */
export const bags: readonly Bag[] = [unicode, windows, large, videos];
