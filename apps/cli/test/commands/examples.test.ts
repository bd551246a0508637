import { describe, expect, test } from 'vitest';

import { loadAll } from '../../src/command/load.js';
import { type RunOptions, run } from '../support/run.js';
import { type SeededSandbox, seededSandbox } from '../support/seeded-sandbox.js';
import { jsonLines, jsonWordsOf, wordsOf } from '../support/words-of.js';

const commands = await loadAll();
const examples = commands.flatMap(({ words, command }) =>
  command.examples.map(({ line }) => ({ line, words, command })),
);

/** Runs with what the examples need, and interrupts a server that was started. */
function until(server: SeededSandbox): RunOptions {
  const interruption = new AbortController();
  const onOutput = (stdout: string): void => {
    if (/127\.0\.0\.1:\d+/.test(stdout)) interruption.abort();
  };
  return { ...server, lines: ['a secret'], interrupted: interruption.signal, onOutput, setUp: SET_UP };
}

/** Command lines that make what the examples name. */
const SET_UP = [['config', 'add', 'studio', 'http://127.0.0.1:9090']];

test.each(examples)('the example "$line" is of its command and works', async ({ line, words }) => {
  using server = await seededSandbox(line);
  expect(line.split(' ').slice(0, words.length)).toEqual(words);
  const { code, stderr } = await run(wordsOf(line, server.words), until(server));
  expect(code, stderr).toBe(0);
});

describe('with --json', () => {
  /** The first example of each command; all where `X_EXHAUSTIVE` says so. */
  const isExhaustive = process.env['X_EXHAUSTIVE'] === 'true';
  const chosen = examples.filter(({ line, command }) => isExhaustive || line === command.examples[0]?.line);
  test.each(chosen)('"$line" writes nothing but JSON to stdout', async ({ line, command }) => {
    using server = await seededSandbox(line);
    const words = wordsOf(line, server.words);
    const isJson = words.some((word) => word.startsWith('--json'));
    const { stdout } = await run(isJson ? words : [...words, '--json'], until(server));
    const values = jsonLines(stdout);
    if (command.kind === 'change' || command.kind === 'follow') expect(values.at(-1)).toMatchObject({ v: 1, ok: true });
    else expect(values).toHaveLength(1);
  });

  test.each(commands)('$words writes an error as JSON when the flag is unknown', async ({ words }) => {
    const { code, stdout } = await run([...words, '--no-such-flag', '--json']);
    expect(code).toBe(2);
    expect(JSON.parse(stdout)).toMatchObject({ ok: false, command: words.join(' '), error: { code: 'usage' } });
  });

  const online = examples.filter(({ line, command }) => command.kind !== 'local' && line !== 'resume');
  test.each(online)('"$line" writes an error as JSON when nobody listens', { tags: 'large' }, async ({ line }) => {
    const fetch = () => Promise.reject(new TypeError('fetch failed'));
    using server = await seededSandbox(line);
    const { events } = server.sandbox;
    const { code, stdout } = await run(jsonWordsOf(line, server.words), { ...server, sandbox: { fetch, events } });
    expect(code).toBe(5);
    expect(jsonLines(stdout).at(-1)).toMatchObject({ v: 1, ok: false, error: { code: 'unreachable', exitCode: 5 } });
  });

  test.each(online)('"$line" writes an error as JSON when it is interrupted', { tags: 'large' }, async ({ line }) => {
    using server = await seededSandbox(line);
    const interruption = new AbortController();
    const { InterruptedError } = await import('../../src/error/cli-error.js');
    const sandbox = {
      ...server.sandbox,
      fetch: async (...request: Parameters<typeof fetch>) => {
        interruption.abort(new InterruptedError());
        return server.sandbox.fetch(...request);
      },
    };
    const words = jsonWordsOf(line, server.words);
    const { code, stdout } = await run(words, { ...server, sandbox, interrupted: interruption.signal });
    expect(code).toBe(130);
    const { error } = jsonLines(stdout).at(-1);
    expect(error).toMatchObject({ code: 'interrupted', exitCode: 130 });
    expect(error.hint).toContain(`Continue: invoke ${line.split(' ')[0]}`);
  });
});
