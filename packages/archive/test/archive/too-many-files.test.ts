import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

import { makeImage } from '@x/sandbox/make-image';
import { expect, test } from 'vitest';

import { createArchive } from '../../src/open-archive.js';
import { addImages } from '../support/add-images.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const folder = temporaryFolder();
const home = fileURLToPath(new URL('../..', import.meta.url));

/** Opens files until no more can be opened, then does what a reader does, and prints how each ends. */
const program = `
import { closeSync, openSync } from 'node:fs';
import { openArchive } from '@x/archive';

const path = process.argv[1] ?? '';
const read = async (archive: Awaited<ReturnType<typeof openArchive>>) => {
  for await (const item of archive.records()) return new Response(await item.open()).bytes();
};
{
  await using archive = await openArchive(path);
  await read(archive); // so that every module is loaded
}
await using archive = await openArchive(path);
const held: number[] = [];
const ends: Record<string, string> = {};
const tried = async (name: string, work: () => Promise<unknown>) => {
  ends[name] = await work().then(() => 'resolved', (error) => error.name + ' ' + error.code);
};
let isFull = false;
while (!isFull) {
  try {
    held.push(openSync('/dev/null'));
  } catch {
    isFull = true;
  }
}
await tried('open', () => openArchive(path));
await tried('read', () => read(archive));
held.map(closeSync);
await tried('read again', () => read(archive));
console.log(JSON.stringify({ ...ends, damage: archive.damage }));`;

test.runIf(process.platform === 'linux')('too many open files are no damage of an archive', async () => {
  const path = folder.next();
  await using archive = await createArchive(path, { sync: false });
  await addImages(archive, [makeImage({ image_name: 'a.png', created_at: '2026-11-22 13:00:00.000' })]);
  await archive.close();
  const args = ['--import', 'tsx', '--conditions=@x/source', '--input-type=module-typescript', '--eval', program, path];
  const words = ['-c', 'ulimit -n 80; exec "$0" "$@"', process.execPath, ...args];
  const ends: unknown = JSON.parse(execFileSync('bash', words, { cwd: home, encoding: 'utf8' }));
  expect(ends).toEqual({ open: 'Error EMFILE', read: 'Error EMFILE', 'read again': 'resolved', damage: [] });
});
