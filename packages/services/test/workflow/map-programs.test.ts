import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { hostname } from 'node:os';
import { fileURLToPath } from 'node:url';

import { serve } from '@x/sandbox/serve';
import { expect, onTestFinished, test } from 'vitest';

import { countItems, createMapSandbox, startClient } from '../support/map-fixture.js';

const fromSource = new URL('../../../../scripts/run/from-source.mjs', import.meta.url).href;
const program = fileURLToPath(new URL('../support/map-program.ts', import.meta.url));
const cwd = fileURLToPath(new URL('../../../..', import.meta.url));
/** Milliseconds. Only ends a hang: programs start slowly on a busy machine. */
const timeout = 180_000;

interface Program {
  readonly pid: number | undefined;
  readonly child: ChildProcess;
  /** Resolves when it is about to send. */
  isSending(): Promise<void>;
  /** Lets it send. */
  send(): void;
  /** Resolves to the last line that it wrote, when it has ended. */
  readonly ended: Promise<string | undefined>;
}

/** Starts a program that maps a workflow with the key `shared`. */
function start(url: string): Program {
  const args = ['--import', fromSource, '--conditions=@x/source', program, url];
  const child = spawn(process.execPath, args, { cwd, stdio: ['pipe', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  return {
    ...{ pid: child.pid, child },
    isSending: async () => {
      while (!output.includes('sending')) await once(child.stdout, 'data');
    },
    send: () => void child.stdin.write('\n'),
    ended: once(child, 'close').then(() => output.trim().split('\n').at(-1)),
  };
}

async function setUp() {
  const sandbox = createMapSandbox();
  const server = await serve(sandbox);
  onTestFinished(() => server.close());
  return { url: server.url, client: startClient(sandbox) };
}

const completed = Array.from({ length: 10 }, () => 'completed').join(' ');
const once10 = Array.from({ length: 10 }, () => 1);

test('a second program with the key is refused while the first one sends', { timeout }, async () => {
  const { url, client } = await setUp();
  const first = start(url);
  await first.isSending();
  const refused = `map "shared" is run by process ${first.pid} on ${hostname()}; wait until that has ended, or use another key`;
  expect(await start(url).ended).toBe(`MapInUseError: ${refused}`);
  first.send();
  expect(await first.ended).toBe(completed);
  expect(await start(url).ended).toBe(completed);
  expect([...(await countItems(client)).values()]).toEqual(once10);
});

test('a second program with the key takes over from one that was killed', { timeout, tags: 'large' }, async () => {
  const { url, client } = await setUp();
  const killed = start(url);
  await killed.isSending();
  killed.child.kill('SIGKILL');
  await killed.ended;
  const next = start(url);
  await next.isSending();
  next.send();
  expect(await next.ended).toBe(completed);
  expect([...(await countItems(client)).values()]).toEqual(once10);
  expect(await client.repositories.clientState.keys({ prefix: 'x-map-lock:' })).toEqual([]);
});
