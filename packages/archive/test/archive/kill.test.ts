import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

import { expect, test } from 'vitest';

import { createArchive, openArchive } from '../../src/open-archive.js';
import { addImages } from '../support/add-images.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const folder = temporaryFolder();
const home = fileURLToPath(new URL('../..', import.meta.url));

/** Adds images, four at a time, and prints the name of each that was added. */
const program = `
import { openArchive } from '@x/archive';
import { makeImage } from '@x/sandbox/make-image';

const archive = await openArchive(process.argv[1] ?? '', { writable: true });
let serial = 0;
await Promise.all([1, 2, 3, 4].map(async () => {
  for (;;) {
    const record = makeImage({ image_name: \`\${++serial}.png\`, created_at: '2026-11-22 13:00:00.000' });
    await archive.add({ kind: 'image', record, open: async () => new Blob(['x'.repeat(50_000)]).stream() });
    process.stdout.write(\`\${record.image_name}\\n\`);
  }
}));`;

/** Starts the program and kills it when it has added so many images. Returns their names. */
function killAfter(path: string, count: number): Promise<string[]> {
  const args = ['--import', 'tsx', '--conditions=@x/source', '--input-type=module-typescript', '--eval', program, path];
  const child = spawn(process.execPath, args, { cwd: home, stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString();
    if (output.split('\n').length > count) child.kill('SIGKILL');
  });
  return new Promise((resolve) => child.on('close', () => resolve(output.split('\n').slice(0, -1))));
}

const kills = process.env['X_EXHAUSTIVE'] ? [1, 2, 3, 5, 8, 13, 21, 34, 55, 89] : [3];

test.each(kills)('a writer that is killed after %i images has lost none of them', async (count) => {
  const path = folder.next();
  await (await createArchive(path)).close();
  const added = await killAfter(path, count);
  expect(added.length).toBeGreaterThanOrEqual(count);
  await using archive = await openArchive(path, { writable: true });
  const { image_names } = await archive.images.names();
  expect(added.filter((name) => !image_names.includes(name))).toEqual([]);
  for (const name of image_names) expect((await archive.images.full(name)).size).toBe(50_000);
  const records = await archive.images.getMany(image_names);
  expect((await addImages(archive, records)).filter(({ status }) => status !== 'present')).toEqual([]);
  await archive.seal();
  expect(await archive.verify()).toMatchObject({ isValid: true });
});
