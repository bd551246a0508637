import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { Random } from '../lint/random.js';
import { checkFile } from '../metadata/check-file.js';
import { checkMutation } from '../metadata/check-mutation.js';
import type { CorpusFile } from '../metadata/corpus-file.js';
import { installWriters } from '../metadata/install-writers.js';
import { mutate } from '../metadata/mutate.js';
import { writeCorpus } from '../metadata/write-corpus.js';
import type { Options } from '../options.js';
import { withFolder } from '../runner/temporary-folder.js';

/** Milliseconds in which one file must be read. It ends a hang: a file takes less than one. */
const longest = 5_000;

/** Reads files that others have written, then mutations of them. Returns whether all was read as it should. */
export async function checkMetadata({ mutations = 100_000, seed = 1, only }: Options): Promise<boolean> {
  const writers = await installWriters(console.log);
  return withFolder(async (folder) => {
    const files = (await writeCorpus(folder, writers)).filter(({ file }) => file.includes(only));
    const wrong = await checkFiles(folder, files);
    const contents = await Promise.all(files.map(({ file }) => readFile(join(folder, file))));
    return (await checkMutations(contents, mutations, seed)) && wrong === 0 && files.length > 0;
  });
}

async function checkFiles(folder: string, files: readonly CorpusFile[]): Promise<number> {
  let wrong = 0;
  for (const expected of files) {
    const problems = await checkFile(join(folder, expected.file), expected);
    if (problems.length > 0) console.error(`✗ ${expected.file}\n    ${problems.join('\n    ')}`);
    if (problems.length > 0) wrong++;
  }
  const cases = new Set(files.map((file) => file.case)).size;
  console.log(`${files.length - wrong} of ${files.length} files read right: ${cases} cases, written by others`);
  return wrong;
}

async function checkMutations(files: readonly Uint8Array[], count: number, first: number): Promise<boolean> {
  let wrong = 0;
  let slowest = 0;
  for (let seed = first; seed < first + count && wrong < 20; seed++) {
    const random = new Random(seed);
    const [bytes, other] = [random.pick(files), random.pick(files)];
    if (!bytes || !other) return false;
    const mutation = mutate(bytes, other, random);
    const start = performance.now();
    const problems = [...(await checkMutation(mutation))];
    const milliseconds = performance.now() - start;
    slowest = Math.max(slowest, milliseconds);
    if (milliseconds > longest) problems.push(`takes ${milliseconds.toFixed(0)} ms`);
    if (problems.length > 0) console.error(`✗ --metadata --mutations 1 --seed ${seed}: ${problems.join('; ')}`);
    if (problems.length > 0) wrong++;
  }
  console.log(`${count} mutations: ${wrong} wrong, the slowest took ${slowest.toFixed(0)} ms`);
  return wrong === 0;
}
