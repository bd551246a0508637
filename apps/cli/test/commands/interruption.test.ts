import { expect, test } from 'vitest';

import { loadAll } from '../../src/command/load.js';
import { InterruptedError } from '../../src/error/cli-error.js';
import { run } from '../support/run.js';
import { seededSandbox } from '../support/seeded-sandbox.js';
import { jsonLines, jsonWordsOf } from '../support/words-of.js';

const commands = await loadAll();
const examples = commands.flatMap(({ words, command }) =>
  command.examples.map(({ line }) => ({ line, name: words.join(' '), kind: command.kind })),
);
/** Those that wait for nothing and read or write a small file at most: they are done before they could be interrupted. */
const SHORT = [
  ...['auth logout', 'config list', 'config add', 'config use', 'config remove', 'config explain'],
  ...['describe', 'completion'],
];
const long = examples.filter(({ name, line }) => !SHORT.includes(name) && line !== 'resume' && name !== 'sandbox');
const changing = examples.filter(({ kind, line }) => kind === 'change' && !line.includes('--dry-run'));
const setUp = [['config', 'add', 'studio', 'http://127.0.0.1:9090']];

test('what is done at once is named by its command', () => {
  const names = commands.map(({ words }) => words.join(' '));
  expect(SHORT.filter((name) => !names.includes(name))).toEqual([]);
});

test.each(long)('"$line" is interrupted before it does anything, and writes an error as JSON', async ({ line }) => {
  using server = await seededSandbox(line);
  const interrupted = AbortSignal.abort(new InterruptedError());
  const lines = ['a secret'];
  const { code, stdout } = await run(jsonWordsOf(line, server.words), { ...server, interrupted, lines, setUp });
  expect(code).toBe(130);
  expect(server.changes).toEqual([]);
  const error = { code: 'interrupted', exitCode: 130 };
  expect(jsonLines(stdout).at(-1)).toMatchObject({ v: 1, ok: false, error });
});

test.each([
  ['images', { unknown: 2, 'not-sent': 1 }],
  ['videos', { done: 2, unknown: 1 }],
])(
  'a star that is interrupted while %s are sent says how many are done, unknown and not sent',
  async (kind, counts) => {
    using server = await seededSandbox();
    const interruption = new AbortController();
    const fetch: typeof globalThis.fetch = async (input, init) => {
      if (!new Request(input, init).url.endsWith(`/${kind}/star`)) return server.sandbox.fetch(input, init);
      interruption.abort(new InterruptedError());
      return new Promise(() => {});
    };
    const names = ['image-0.png', 'image-2.png', 'video-0.mp4'];
    const { code, stdout } = await run(['images', 'star', ...names, '--yes', '--json'], {
      ...{ sandbox: { ...server.sandbox, fetch } },
      interrupted: interruption.signal,
    });
    expect(code).toBe(130);
    expect(jsonLines(stdout).at(-1)).toMatchObject({ ok: false, error: { code: 'interrupted' }, counts });
  },
);

test.each(changing)(
  '"$line" is interrupted by its first change, and writes what became of each as JSON',
  { tags: 'large' },
  async ({ line }) => {
    using server = await seededSandbox(line);
    const interruption = new AbortController();
    const fetch: typeof globalThis.fetch = async (input, init) => {
      const before = server.changes.length;
      const response = await server.sandbox.fetch(input, init);
      if (server.changes.length > before || /\/full$/.test(new Request(input, init).url)) {
        interruption.abort(new InterruptedError());
        init?.signal?.throwIfAborted();
      }
      return response;
    };
    const { code, stdout } = await run(jsonWordsOf(line, server.words), {
      ...{ ...server, sandbox: { ...server.sandbox, fetch } },
      interrupted: interruption.signal,
    });
    const last = jsonLines(stdout).at(-1);
    expect(interruption.signal.aborted).toBe(true);
    expect({ code, ok: last.ok }).toEqual(code === 0 ? { code: 0, ok: true } : { code: 130, ok: false });
    if (code === 0) return;
    expect(last.error.hint).toMatch(/^Continue: invoke /);
    const [plan] = jsonLines(stdout);
    const counts: Readonly<Record<string, number>> = last.counts;
    expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(plan.actions);
    expect(last.outcomes).toHaveLength(plan.actions);
  },
);
