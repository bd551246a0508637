import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { createArchive, openArchive } from '@x/archive/open-archive';
import type { Board } from '@x/models/board';

import { plural } from '../plural.js';
import type { StepContext, StepResult } from '../step.js';
import { TourError } from '../tour-error.js';

/** What is brought back, and the folder in which the archive is created. */
export interface ArchiveInput {
  readonly board: Board | undefined;
  readonly output: string;
  /** The titles of the originals. */
  readonly titles: ReadonlyMap<string, string>;
}

export interface Archived extends StepResult {
  /** The board that was brought back. */
  readonly board: Board | undefined;
  /** The titles of its images. */
  readonly titles: ReadonlyMap<string, string>;
}

/** Exports a board, lets another program verify the files, deletes all of it and imports it again. */
export async function archive(context: StepContext, { board, output, titles }: ArchiveInput): Promise<Archived> {
  if (!board) return { summary: 'no board to archive', facts: {}, board, titles: new Map() };
  const { client, reporter, signal, tag } = context;
  const { boards } = client.services;
  const folder = join(output, `archive-${tag.session}`);
  const before = await listImages(context, board);
  const originals = new Map<string, string | null>();
  for await (const image of client.repositories.images.list({ board_id: board.board_id }, { signal })) {
    originals.set(image.image_name, image.session_id);
  }

  const exported = await exportBoard(context, board, folder);
  const verified = await verify(folder);
  reporter.text(`${plural(exported.counts.done, 'item')} exported, and verified by ${verified}: ${folder}`);

  await boards.deleteWithContents(board.board_id, { destroy: true }).run({ signal });
  const imported = await importBoard(context, folder);
  const restoredTitles = new Map<string, string>();
  for (const { key, to } of imported.items) {
    if (to === undefined) continue;
    tag.imported.add(to);
    restoredTitles.set(to, titles.get(originals.get(key) ?? '') ?? '');
  }

  const restored = await client.repositories.boards.get(imported.boards[0]?.to ?? '', { signal });
  const after = await listImages(context, restored);
  if (after.join() !== before.join()) throw new TourError('The board that was brought back is another one.');
  return {
    summary: `${plural(imported.counts.done, 'item')} exported, verified by ${verified}, deleted and brought back`,
    facts: { exported: exported.counts.done, imported: imported.counts.done, verified, bytes: exported.bytes },
    board: restored,
    titles: restoredTitles,
  };
}

async function exportBoard({ client, signal }: StepContext, { board_id, board_name }: Board, folder: string) {
  await using archive = await createArchive(folder, { name: board_name, signal });
  const { transfer } = client.services;
  const report = await transfer.exportTo(archive, { selection: { boards: [board_id] } }).run({ signal });
  await archive.seal({ signal });
  return report;
}

async function importBoard({ client, signal }: StepContext, folder: string) {
  await using archive = await openArchive(folder, { signal });
  return await client.services.transfer.importFrom(archive, { workflows: false }).run({ signal });
}

/** Returns what a server keeps of each image, in no particular order. */
async function listImages({ client, signal }: StepContext, { board_id }: Board): Promise<string[]> {
  const { images } = client.repositories;
  const found: string[] = [];
  for await (const { image_name, image_category, starred, width, height } of images.list({ board_id }, { signal })) {
    const metadata = JSON.stringify(await images.metadata(image_name, { signal }));
    found.push(`${image_category} ${starred} ${width}x${height} ${metadata}`);
  }
  return found.toSorted();
}

/** Lets `sha256sum` verify an archive, or the archive itself where there is no such program. */
async function verify(folder: string): Promise<string> {
  try {
    await promisify(execFile)('sha256sum', ['--check', '--quiet', 'manifest-sha256.txt'], { cwd: folder });
    return 'sha256sum -c';
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
    await using archive = await openArchive(folder);
    const { isValid } = await archive.verify();
    if (!isValid) throw new TourError('The archive is damaged.');
    return 'the archive itself';
  }
}
