import { readFile, stat } from 'node:fs/promises';

import type { WorkflowSource } from '@x/services/workflow';

import { fileOf } from './parse-value.js';

/** Returns what a word names: a file of the editor, a picture with a workflow in it, or a workflow of the library. */
export async function sourceOf(word: string): Promise<WorkflowSource> {
  const isFile = await stat(word).then(
    (found) => found.isFile(),
    () => false,
  );
  if (!isFile) return word;
  return /\.json$/i.test(word) ? readFile(word, 'utf8') : fileOf(word);
}
