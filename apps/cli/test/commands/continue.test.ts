import { expect, test } from 'vitest';

import { InterruptedError } from '../../src/error/cli-error.js';
import { run } from '../support/run.js';
import { seededSandbox } from '../support/seeded-sandbox.js';
import { wordsOf } from '../support/words-of.js';

/**
 * Runs a command on a terminal of 40 columns, whose queue is paused, and interrupts it at a request, or so long after
 * one. Returns the line that continues.
 */
async function continuationOf(line: string, pattern: RegExp, milliseconds = 0): Promise<string> {
  using server = await seededSandbox(line);
  await server.sandbox.fetch('http://localhost/api/v1/queue/default/processor/pause', { method: 'PUT' });
  const interruption = new AbortController();
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const { method, url } = new Request(input, init);
    const isLast = pattern.test(`${method} ${new URL(url).pathname}`);
    if (isLast) setTimeout(() => interruption.abort(new InterruptedError()), milliseconds);
    return isLast && milliseconds === 0 ? new Promise(() => {}) : server.sandbox.fetch(input, init);
  };
  const { code, stderr } = await run(wordsOf(line, server.words), {
    ...{ ...server, columns: 40, lines: ['y'], interrupted: interruption.signal },
    sandbox: { ...server.sandbox, fetch },
  });
  expect(code).toBe(130);
  return /\n {2}Continue: (.*)\n$/.exec(stderr)?.[1] ?? stderr;
}

/** Milliseconds in which a response is read on a busy machine. */
const LONG_ENOUGH = 1_000;

const rename = 'boards rename Landscapes "The mountains behind the sea"';
const renamed = "invoke boards rename Landscapes 'The mountains behind the sea'";

test('the line that continues is not broken, and asks again where nobody has agreed yet', async () => {
  expect(await continuationOf(rename, /^GET .*boards/)).toBe(renamed);
  expect(await continuationOf(rename, /^PATCH/)).toBe(`${renamed} --yes`);
});

test('flags are put before --', async () => {
  const line = 'boards rename -- Landscapes --json';
  expect(await continuationOf(line, /^PATCH/)).toBe('invoke boards rename --yes -- Landscapes --json');
});

test('a board whose creation was interrupted is not created twice', async () => {
  expect(await continuationOf('boards create Sea', /^POST/)).toBe('invoke boards create Sea --if-missing --yes');
});

test('a job that has been sent is waited for on its server, and searched for where nobody knows whether it was', async () => {
  const line = 'run WORKFLOW --set Picture=IMAGE --server http://127.0.0.1:9090 --yes';
  expect(await continuationOf(line, /enqueue_batch/)).toBe('invoke jobs list --server http://127.0.0.1:9090');
  const following = await continuationOf(line, /enqueue_batch/, LONG_ENOUGH);
  expect(following).toBe('invoke jobs wait 1 --server http://127.0.0.1:9090');
});
