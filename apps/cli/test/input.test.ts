import { createSandbox } from '@x/sandbox';
import { serve } from '@x/sandbox/serve';
import { describe, expect, test } from 'vitest';

import { hasTerminal, startOnTerminal } from './support/start-on-terminal.js';
import { startProgram } from './support/start-program.js';
import { temporaryHome } from './support/temporary-home.js';

const CTRL_C = '\x03';
const CTRL_D = '\x04';

/** Returns a server with a board, or with users, and the environment that leads to it. */
async function servedSandbox({ multiuser = false } = {}) {
  const resources = new AsyncDisposableStack();
  const home = resources.use(temporaryHome());
  const sandbox = resources.use(createSandbox({ multiuser }));
  if (!multiuser) await sandbox.seed({ boards: [{ board_id: 'board-1', board_name: 'Landscapes' }] });
  const { url } = resources.use(await serve(sandbox));
  return {
    env: { HOME: home.path, XDG_CONFIG_HOME: home.path, XDG_STATE_HOME: home.path, INVOKEAI_URL: url },
    sandbox,
    [Symbol.asyncDispose]: () => resources.disposeAsync(),
  };
}

/** Returns the lines that a terminal shows, without what removes a line. */
const linesOf = (shown: string): string[] => shown.replaceAll('\r\u001b[K', '').split('\r\n');

const rename = ['boards', 'rename', 'Landscapes', 'Mountains'];

test('a pipe that stays open does not keep the program running', async () => {
  await using server = await servedSandbox();
  const { cwd, env } = { cwd: process.cwd(), ...server };
  const program = startProgram(['boards', 'list', '--token-stdin'], { cwd, env, input: 'a-token\n' });
  expect(await program.ended).toEqual({ code: 0, stderr: '' });
});

describe.runIf(hasTerminal)('on a terminal', () => {
  test('a change that is agreed to is done, and the program ends', async () => {
    await using server = await servedSandbox();
    const program = startOnTerminal(rename, server);
    await program.shows(/Proceed\? \[y\/N\] $/);
    program.type('y\r');
    expect(await program.ended).toBe(0);
    expect(await program.shows(/renamed/)).toContain('renamed board "Landscapes": board-1');
  });

  test('a change that is refused ends the program with code 1', async () => {
    await using server = await servedSandbox();
    const program = startOnTerminal(rename, server);
    await program.shows(/Proceed/);
    program.type('n\r');
    expect(await program.ended).toBe(1);
  });

  test('Ctrl-C at the question ends the program, and what continues asks again', async () => {
    await using server = await servedSandbox();
    const program = startOnTerminal(rename, server);
    await program.shows(/Proceed/);
    program.type(CTRL_C);
    expect(await program.ended).toBe(130);
    const lines = linesOf(await program.shows(/Continue/));
    expect(lines).toContain('invoke: interrupted');
    expect(lines).toContain('  Continue: invoke boards rename Landscapes Mountains');
  });

  test.each([
    ['an email', ['auth', 'login'], /Email: $/],
    ['a password', ['auth', 'login', '--email', 'ada@example.com'], /Password: $/],
  ])('Ctrl-C ends the wait for %s with code 130, Ctrl-D with code 2', async (_what, words, prompt) => {
    await using server = await servedSandbox({ multiuser: true });
    for (const [key, code, message] of [
      [CTRL_C, 130, 'invoke: interrupted'],
      [CTRL_D, 2, 'invoke: an email and a password are needed'],
    ] as const) {
      const program = startOnTerminal(words, server);
      await program.shows(prompt);
      program.type(key);
      expect(await program.ended).toBe(code);
      expect(linesOf(await program.shows(/invoke: /))).toContain(message);
    }
  });

  test('a password is not shown', async () => {
    await using server = await servedSandbox({ multiuser: true });
    const program = startOnTerminal(['auth', 'login'], server);
    await program.shows(/Email: $/);
    program.type('ada@example.com\r');
    await program.shows(/Password: $/);
    program.type('a secret\r');
    expect(await program.ended).toBe(4);
    expect(await program.shows(/./)).not.toContain('secret');
  });
});
