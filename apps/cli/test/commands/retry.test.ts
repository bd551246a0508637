import { createRepositories } from '@x/repositories/repositories';
import { createHttpTransport } from '@x/transport/http-transport';
import { expect, onTestFinished, test, vi } from 'vitest';

import { InterruptedError } from '../../src/error/cli-error.js';
import { run } from '../support/run.js';
import { seededSandbox } from '../support/seeded-sandbox.js';
import { jsonLines } from '../support/words-of.js';

const RETRY = /retry_items_by_id$/;

/** A server with a job that failed, whose queue is paused, and a program whose retry ends in some way. */
async function failedJob(retry: (carryOut: () => Promise<Response>) => Promise<Response>) {
  const server = await seededSandbox('jobs retry FAILED_JOB PENDING_JOB');
  const { fetch } = server.sandbox;
  const { queueItems } = createRepositories(createHttpTransport({ baseUrl: 'http://localhost', fetch }));
  const failing: typeof fetch = async (input, init) => {
    const carryOut = async () => fetch(input, init);
    return RETRY.test(new Request(input, init).url) ? retry(carryOut) : carryOut();
  };
  const words = ['jobs', 'retry', server.words['FAILED_JOB'] ?? '', '--yes', '--json'];
  return {
    words,
    id: Number(server.words['FAILED_JOB']),
    again: (...more: readonly string[]) => run([...words, ...more], server),
    failing: { ...server.sandbox, fetch: failing },
    count: async () => (await queueItems.ids()).total_count,
    cancel: (id: number) => queueItems.cancel(id),
    [Symbol.dispose]: () => server[Symbol.dispose](),
  };
}

test('a retry whose response is lost is found, and is not repeated by the same command', async () => {
  using job = await failedJob(async (carryOut) => {
    await carryOut();
    throw new TypeError('fetch failed');
  });
  const before = await job.count();
  const first = jsonLines((await run(job.words, { sandbox: job.failing })).stdout).at(-1);
  expect(first).toMatchObject({ ok: true, counts: { done: 1 }, outcomes: [{ result: '4' }] });
  const { code, stdout, stderr } = await job.again();
  expect({ code, stderr }).toEqual({ code: 0, stderr: `job ${job.id} was retried as job 4\n` });
  expect(jsonLines(stdout)[0]).toMatchObject({ event: 'plan', actions: 0, unchanged: { retried: 1 } });
  expect(await job.count()).toBe(before + 1);
});

test('a retry that was interrupted before its response is unknown, and the line that continues does not repeat it', async () => {
  const interruption = new AbortController();
  using job = await failedJob(async (carryOut) => {
    await carryOut();
    interruption.abort(new InterruptedError());
    return new Promise(() => {});
  });
  const before = await job.count();
  const { code, stdout } = await run(job.words, { sandbox: job.failing, interrupted: interruption.signal });
  const last = jsonLines(stdout).at(-1);
  expect(code).toBe(130);
  expect(last).toMatchObject({ counts: { unknown: 1 }, outcomes: [{ action: 'retry', status: 'unknown' }] });
  expect(last.error.hint).toBe(`Continue: invoke ${job.words.join(' ')}`);
  expect(await job.again()).toMatchObject({ code: 0 });
  expect(await job.count()).toBe(before + 1);
});

test('a retry that failed or was canceled is retried by its own id', async () => {
  using job = await failedJob((carryOut) => carryOut());
  await job.again();
  await job.cancel(4);
  expect(jsonLines((await job.again('4')).stdout).at(-1)).toMatchObject({ outcomes: [{ name: '4', result: '5' }] });
  const { stderr } = await job.again('4', '--dry-run');
  expect(stderr).toBe(`job ${job.id} was retried as job 5\njob 4 was retried as job 5\n`);
});

test('a retry of which nothing is known is no failure', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  onTestFinished(() => void vi.useRealTimers());
  using job = await failedJob(() => Promise.reject(new TypeError('fetch failed')));
  let isGone = false;
  const fetch: typeof globalThis.fetch = async (input, init) => {
    isGone ||= RETRY.test(new Request(input, init).url);
    if (isGone) throw new TypeError('fetch failed');
    return job.failing.fetch(input, init);
  };
  let isDone = false;
  const running = run(job.words, { sandbox: { ...job.failing, fetch } }).finally(() => {
    isDone = true;
  });
  while (!isDone) await vi.advanceTimersByTimeAsync(1_000);
  const { code, stdout } = await running;
  expect(code).toBe(1);
  const outcome = { status: 'unknown', why: expect.stringContaining('may be on the queue, which could not be read') };
  expect(jsonLines(stdout).at(-1)).toMatchObject({ counts: { unknown: 1 }, outcomes: [outcome] });
});
