import { createSandbox } from '@x/sandbox';
import { describe, expect, test } from 'vitest';

import { loadAll } from '../../src/command/load.js';
import { run } from '../support/run.js';
import { seededSandbox } from '../support/seeded-sandbox.js';
import { jsonLines, jsonWordsOf, wordsOf } from '../support/words-of.js';

const commands = (await loadAll()).map(({ words, command }) => {
  const { kind, examples, flags } = command;
  const name = words.join(' ');
  // With a token a login sends nothing.
  const line = (name === 'auth login' ? examples[0] : examples.at(-1))?.line ?? '';
  return { name, kind, examples, asksServer: 'server' in flags, line };
});
/** They use an address, and make no request. `resume` has that of its transfer. */
const OFFLINE = ['auth logout', 'config explain'];
const online = commands.filter(({ name, asksServer }) => name === 'resume' || (asksServer && !OFFLINE.includes(name)));
const reading = commands
  .filter(({ kind }) => kind !== 'change')
  .flatMap(({ name, examples }) => examples.map(({ line }) => ({ name, line })));
/** What a command that is no change may send all the same. */
const MAY_SEND: Readonly<Record<string, RegExp>> = {
  'auth login': /^POST \/api\/v1\/auth\/login$/,
  // It continues a change that has been agreed to.
  resume: /^POST \/api\/v1\/(images|boards)\//,
};

describe('with --json', () => {
  test.each(online)('$name writes an error of code 4 where a login is needed', async ({ line }) => {
    using server = await seededSandbox(line.replace('auth login', 'login'));
    using sandbox = createSandbox({ multiuser: true });
    const { code, stdout } = await run(jsonWordsOf(line, server.words), { ...server, sandbox, lines: ['a-secret'] });
    expect(code).toBe(4);
    expect(jsonLines(stdout).at(-1)).toMatchObject({ v: 1, ok: false, error: { code: 'login', exitCode: 4 } });
  });
});

test.each(reading)('"$line" changes nothing on the server', async ({ name, line }) => {
  using server = await seededSandbox(line);
  const interruption = new AbortController();
  const onOutput = (stdout: string): void => {
    if (name === 'sandbox' && stdout.includes('\n')) interruption.abort();
  };
  const setUp = [['config', 'add', 'studio', 'http://127.0.0.1:9090']];
  const options = { ...server, lines: ['a secret'], interrupted: interruption.signal, onOutput, setUp };
  expect((await run(wordsOf(line, server.words), options)).code).toBe(0);
  const { [name]: allowed } = MAY_SEND;
  expect(server.changes.filter((change) => !allowed?.test(change))).toEqual([]);
});
