import { Worker } from 'node:worker_threads';

import { PythonError } from './python-error.js';

/** A match: where it is, its text and its groups. */
export interface Match {
  readonly index: number;
  readonly groups: readonly (string | undefined)[];
}

/** Milliseconds after which a search fails. The server searches for good, and runs nothing else until it is restarted. */
const LIMIT = 2_000;

/** A thread of its own can be ended in the middle of a search. */
const PROGRAM = `
  const { parentPort, workerData: { source, text } } = require('node:worker_threads');
  const matches = [...text.matchAll(new RegExp(source, 'gu'))];
  parentPort.postMessage(matches.map((match) => ({ index: match.index, groups: [...match] })));
`;

/** Returns all matches of a regular expression in a text. Rejects when the search takes longer than `LIMIT`. */
export function findMatches(source: string, text: string): Promise<readonly Match[]> {
  const worker = new Worker(PROGRAM, { eval: true, workerData: { source, text } });
  return new Promise<readonly Match[]>((resolve, reject) => {
    const timer = setTimeout(() => reject(endless(source)), LIMIT);
    worker.on('message', resolve);
    worker.on('error', reject);
    worker.on('exit', () => clearTimeout(timer));
  }).finally(() => worker.terminate());
}

const endless = (source: string) =>
  new PythonError('TimeoutError', `the sandbox ends a search after ${LIMIT} ms; the expression is "${source}"`);
