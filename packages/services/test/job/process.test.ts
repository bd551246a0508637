import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

import { createSandbox } from '@x/sandbox/sandbox';
import { serve } from '@x/sandbox/serve';
import { afterAll, beforeAll, expect, type TestContext, test } from 'vitest';

import type { uses } from '../support/job-program.js';
import { openProxy, type StallingProxy } from '../support/stalling-proxy.js';

const fromSource = new URL('../../../../scripts/run/from-source.mjs', import.meta.url).href;

const program = fileURLToPath(new URL('../support/job-program.ts', import.meta.url));
const cwd = fileURLToPath(new URL('../../../..', import.meta.url));
const sandbox = createSandbox();
const programs = new Set<ChildProcess>();
/** Milliseconds. Only ends a hang: programs start slowly on a busy machine. */
const TIMEOUT = 180_000;
let server: Awaited<ReturnType<typeof serve>>;

const queue = (path: string): Promise<Response> =>
  sandbox.fetch(`http://sandbox/api/v1/queue/default/${path}`, { method: 'PUT' });

beforeAll(async () => {
  server = await serve(sandbox);
  await queue('processor/pause'); // no job ends
});
afterAll(async () => {
  for (const child of programs) child.kill('SIGKILL');
  await server.close();
  sandbox.close();
});

interface Program {
  /** Continues, and resolves when it has done what it does with the job. */
  use(): Promise<void>;
  /** Resolves to what it has written, when it has ended. */
  readonly ended: Promise<string>;
  readonly isRunning: () => boolean;
}

/** Starts a program, which enqueues a job by a proxy and waits. */
async function start(use: keyof typeof uses, proxy: StallingProxy): Promise<Program> {
  const args = ['--import', fromSource, '--conditions=@x/source', program, proxy.url, use];
  const child = spawn(process.execPath, args, { cwd, stdio: ['pipe', 'pipe', 'inherit'] });
  programs.add(child);
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  const written = async (word: string): Promise<void> => {
    while (!output.includes(word)) await once(child.stdout, 'data');
  };
  await written('enqueued');
  return {
    use: async () => {
      child.stdin.write('\n');
      await written('done');
    },
    ended: once(child, 'close').then(() => output),
    isRunning: () => child.exitCode === null && child.signalCode === null,
  };
}

type Ending = readonly [use: keyof typeof uses, how: 'runs' | 'is gone' | 'stalls'];
const usual: readonly Ending[] = [
  ['forgets it', 'is gone'],
  ['leaves its events', 'runs'],
  ['aborts a wait', 'stalls'],
];
const others: readonly Ending[] = [
  ['forgets it', 'runs'],
  ['aborts a wait', 'runs'],
  ['waits too short', 'runs'],
  ['aborts a wait', 'is gone'],
];

async function checkEnd([use, how]: Ending, { expect }: TestContext): Promise<void> {
  const proxy = await openProxy(server.url);
  const { use: act, ended } = await start(use, proxy);
  if (how === 'is gone') proxy.close();
  if (how === 'stalls') proxy.stall(true);
  await act();
  expect(await ended).toBe('enqueued\ndone\n');
  proxy.close();
}

const title = 'a program that %s ends, although the job does not: the server %s';
test.concurrent.for(usual)(title, { timeout: TIMEOUT }, checkEnd);
test.concurrent.for(others)(title, { timeout: TIMEOUT, tags: 'large' }, checkEnd);

test.each([
  ['waits for its result', 'JobCanceledError'],
  ['listens to its events', 'finished'],
] as const)('a program that %s runs until the job ends', { timeout: TIMEOUT }, async (use, last) => {
  const proxy = await openProxy(server.url);
  const program = await start(use, proxy);
  await program.use();
  const other = await start('forgets it', proxy);
  await other.use();
  await other.ended; // so long a program runs that does not wait
  expect(program.isRunning()).toBe(true);
  await queue('cancel_all_except_current');
  expect(await program.ended).toBe(`enqueued\ndone\n${last}\n`);
  proxy.close();
});
