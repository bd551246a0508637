import { stat } from 'node:fs/promises';

import type { WorkflowSource } from '@x/services/workflow';

import { UsageError } from '../error/cli-error.js';
import { readText } from '../find/read-text.js';
import { fileOf } from './parse-value.js';

/** Returns what a word names: a file of the editor, a picture with a workflow in it, or a workflow of the library. */
export async function sourceOf(word: string): Promise<WorkflowSource> {
  const isFile = await stat(word).then(
    (found) => found.isFile(),
    () => false,
  );
  if (!isFile) return word;
  if (!/\.json$/i.test(word)) return fileOf(word);
  const text = await readText(word);
  if (text.trimStart().startsWith('{')) return text; // any other text would be taken for the name of a workflow
  throw new UsageError(`"${word}" is no workflow`, { hint: 'Name a file that the node editor has saved.' });
}
