import { fileURLToPath } from 'node:url';

import { runOrThrow } from '../servers/command.js';
import { CorpusFile } from './corpus-file.js';
import type { Writers } from './install-writers.js';

const program = fileURLToPath(new URL('writers/write_files.py', import.meta.url));

/** Writes the corpus into `folder`, and returns what must be read of each file. Rejects when a writer fails. */
export async function writeCorpus(folder: string, { python, exiftool }: Writers): Promise<readonly CorpusFile[]> {
  const output = await runOrThrow(python, ['-B', program, folder, exiftool]);
  return output
    .trim()
    .split('\n')
    .map((line) => CorpusFile.parse(JSON.parse(line)));
}
