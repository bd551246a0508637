import { readdir, rmdir } from 'node:fs/promises';
import { join } from 'node:path';

import { toJson } from '@x/transport/json';
import type { RequestOptions } from '@x/transport/options';

import { aboutPath } from '../crate/about.js';
import { type CrateItem, crateText, mostDescribed } from '../crate/crate.js';
import { ModelList } from '../crate/models.js';
import { previewText } from '../crate/preview.js';
import { tableHead, tableLine } from '../crate/table.js';
import { countContents, withContents } from '../item/board-contents.js';
import { boardsPath } from '../item/board-list.js';
import type { Line } from '../item/entry.js';
import { ItemIndex, indexPath } from '../item/item-index.js';
import { readTexts } from '../item/sidecar.js';
import type { ArchiveState } from '../item/state.js';
import { withHash } from '../item/with-hash.js';
import { mediaType } from '../media/media-type.js';
import { encoded } from './encoded.js';
import type { Sealing } from './sealing.js';
import { writeManifests } from './write-manifests.js';
import { updateXmp } from './xmp-file.js';

const lines = 'application/jsonl';
const descriptions = {
  about: {
    name: 'Gallery',
    description: 'What the gallery is, where it is from, how much it holds',
    type: 'application/json',
  },
  index: { name: 'Index', description: 'A line for each image and video: its record, path and SHA-256', type: lines },
  table: { name: 'Table', description: 'The same for people and spreadsheets', type: 'text/csv' },
  boards: { name: 'Boards', description: 'A line for each board: its record and its folder', type: lines },
  models: { name: 'Models', description: 'A line for each model that metadata names', type: lines },
};

/** Writes the index in order, what describes it, and the manifests; the file without which a folder is no bag is last. */
export async function sealArchive(sealing: Sealing, { signal }: RequestOptions): Promise<void> {
  const { state, changes, about } = sealing;
  const { storage, boards } = state;
  const { writer } = changes;
  const models = new ModelList();
  const items: CrateItem[] = [];
  const hashes = new Map<string, string>();
  const now = new Date().toISOString();

  const all = () => linesOf(state, signal);
  const csv = await writer.write(
    'data/index.csv',
    encoded(all(), (line) => tableLine(line, (id) => boards.get(id)?.board_name ?? ''), tableHead),
  );
  const index = encoded(all(), async (line) => {
    hashes.set(line.path, line.sha256);
    const texts = await readTexts(storage, line.path);
    models.add(texts.metadata);
    await updateXmp(sealing, line, texts);
    const { path, name, bytes, sha256, kind } = line;
    if (items.length <= mostDescribed) {
      const created_at = state.items.find(kind, name)?.created_at ?? '';
      items.push({ path, name, bytes, sha256, created_at, type: mediaType(path) });
    }
    return `${toJson(line, 'record')}\n`;
  });
  const json = await writer.write(indexPath, index);
  const before = state.items;
  state.items = await ItemIndex.read(storage);
  await before.close();
  state.damage = [];
  const modelFile = await writer.text('data/models.jsonl', models.text());
  const boardFile = await writer.text(boardsPath, boards.text());

  const ascending = state.items.ascending();
  const inBoards = countContents(ascending);
  const videos = ascending.filter(({ kind }) => kind === 'video').length;
  const counts = { images: ascending.length - videos, videos, workflows: (await state.workflows.all()).size };
  const aboutFile = await writer.text(aboutPath, `${toJson({ ...about, counts })}\n`);
  const contents = {
    about,
    published: now,
    boards: boards.all().map((board) => ({
      board: withContents(board, inBoards.get(board.board_id)),
      folder: boards.folderOf(board.board_id),
    })),
    items,
    counts,
    hasUncategorized: ascending.some(({ path }) => path.startsWith('data/uncategorized/')),
    files: [
      { path: aboutPath, ...aboutFile, ...descriptions.about },
      { path: indexPath, ...json, ...descriptions.index },
      { path: 'data/index.csv', ...csv, ...descriptions.table },
      { path: boardsPath, ...boardFile, ...descriptions.boards },
      { path: 'data/models.jsonl', ...modelFile, ...descriptions.models },
    ],
  };
  await writer.text('data/ro-crate-preview.html', previewText(contents));
  await writer.text('data/ro-crate-metadata.json', crateText(contents));
  await removeEmptyFolders(join(storage.place, 'data'));
  await writeManifests(sealing, hashes, signal);
}

/** Throws an `ArchiveFileError` where a seal would end early, because what it reads of an item is missing or damaged. */
export async function checkItems(state: ArchiveState, { signal }: RequestOptions): Promise<void> {
  for await (const { path } of linesOf(state, signal)) await readTexts(state.storage, path);
}

/** Yields the lines of all items, the oldest first. */
async function* linesOf({ storage, items }: ArchiveState, signal: AbortSignal | undefined): AsyncGenerator<Line> {
  const all = items.ascending();
  for (let start = 0; start < all.length; start += 500) {
    signal?.throwIfAborted();
    for (const line of await items.lines(all.slice(start, start + 500))) yield await withHash(storage, line);
  }
}

/** Removes folders whose last file was moved or deleted. */
async function removeEmptyFolders(folder: string): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    if (!entry.isDirectory()) continue;
    await removeEmptyFolders(join(folder, entry.name));
    await rmdir(join(folder, entry.name)).catch(() => undefined);
  }
}
