import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

import { createSandbox, type Sandbox } from '@x/sandbox';
import { serve } from '@x/sandbox/serve';
import { expect, test } from 'vitest';

import { holdingServer, IN_FLIGHT } from '../support/holding-server.js';
import { run } from '../support/run.js';
import { startProgram } from '../support/start-program.js';
import { temporaryHome } from '../support/temporary-home.js';

/** Programs start slowly on a busy machine: a limit ends a hang only. */
const LONGEST = 1_200_000;
const COUNT = 16;
/** How many files are transferred before the program is ended. */
const BEFORE = 6;
const UPLOAD = /^POST .*\/images\/upload$/;
/** The names of a gallery; not those of images with metadata, which are read once where a file has none. */
const LISTING = /^GET .*\/names(\?(?!search_term=%7B)|$)/;
const FILE = /^GET .*\/full$/;

/** A transfer of the board `Sea`. */
interface Case {
  readonly line: (places: { readonly source: string; readonly target: string }) => readonly string[];
  /** Which server stops to respond, and to what. */
  readonly held: 'source' | 'target';
  readonly pattern: RegExp;
}

const cases: Readonly<Record<string, Case>> = {
  export: {
    line: ({ source }) => ['boards', 'export', 'Sea', '--to', 'archive', '--server', source],
    held: 'source',
    pattern: FILE,
  },
  import: {
    line: ({ target }) => ['boards', 'import', 'archive', '--server', target],
    held: 'target',
    pattern: UPLOAD,
  },
  copy: {
    line: ({ source, target }) => ['images', 'copy', '--board', 'Sea', '--to', target, '--server', source],
    held: 'target',
    pattern: UPLOAD,
  },
  download: {
    line: ({ source }) => ['images', 'download', '--board', 'Sea', '--to', 'files', '--server', source],
    held: 'source',
    pattern: FILE,
  },
};

async function createGallery(): Promise<Sandbox> {
  const sandbox = createSandbox();
  const images = Array.from({ length: COUNT }, (_, at) => ({
    image_name: `${at}.png`,
    board_id: 'sea',
    metadata: { seed: at },
  }));
  await sandbox.seed({ boards: [{ board_id: 'sea', board_name: 'Sea' }], images });
  return sandbox;
}

/** Starts a transfer in a process of its own, and ends it while files are in flight, with a signal or more in a row. */
async function endedTransfer(name: string, signal: NodeJS.Signals, signals = 1) {
  const { line, held, pattern } = cases[name] ?? raise(name);
  const resources = new AsyncDisposableStack();
  const home = resources.use(temporaryHome());
  const sandboxes = { source: resources.use(await createGallery()), target: resources.use(createSandbox()) };
  const serverOf = (end: 'source' | 'target') => holdingServer(sandboxes[end], end === held ? pattern : /^$/, BEFORE);
  const servers = { source: serverOf('source'), target: serverOf('target') };
  const source = resources.use(await serve({ ...sandboxes.source, fetch: servers.source.fetch })).url;
  const target = resources.use(await serve({ ...sandboxes.target, fetch: servers.target.fetch })).url;
  const env = { XDG_STATE_HOME: join(home.path, 'state'), XDG_CONFIG_HOME: home.path };
  if (name === 'import') {
    const words = ['boards', 'export', 'Sea', '--to', 'archive', '--yes'];
    await run(words, { sandbox: sandboxes.source, cwd: home.path });
  }
  const program = startProgram([...line({ source, target }), '--yes'], { cwd: home.path, env });
  await servers[held].held;
  for (let sent = 1; sent < signals; sent++) {
    void program.end(signal);
    await delay(3); // one that has not arrived yet is not sent again
  }
  const ended = await program.end(signal);
  await servers[held].release();
  const [before, counted] = [
    { source: servers.source.requests.length, target: servers.target.requests.length },
    servers[held],
  ];
  return {
    ended,
    resume: (args: readonly string[]) => run(args, { env, cwd: home.path }),
    /** The files that were sent or received so far. */
    files: () => counted.count(),
    /** What was requested since the program has ended. */
    later: (end: 'source' | 'target') => servers[end].requests.slice(before[end]),
    [Symbol.asyncDispose]: () => resources.disposeAsync(),
  };
}

function raise(name: string): never {
  throw new Error(`no case "${name}"`);
}

/** Returns the names in requests for records of images. */
const recordsIn = (requests: readonly string[]): string[] =>
  requests.flatMap((line) => (line.includes('images_by_names') ? (line.match(/\d+\.png/g) ?? []) : []));

async function checkKill(name: string): Promise<void> {
  await using transfer = await endedTransfer(name, 'SIGKILL');
  const [id = ''] = (await transfer.resume(['resume'])).stdout.split('\t');
  const { code, stderr } = await transfer.resume(['resume', id]);
  expect(code, stderr).toBe(0);
  expect(transfer.files()).toBeGreaterThanOrEqual(COUNT);
  expect(transfer.files()).toBeLessThanOrEqual(COUNT + IN_FLIGHT);
  const requests = [...transfer.later('source'), ...transfer.later('target')];
  expect(requests.filter((line) => LISTING.test(line))).toEqual([]);
  expect(recordsIn(requests).length).toBeLessThanOrEqual(COUNT - BEFORE);
  expect((await transfer.resume(['resume'])).stdout).toBe('');
}

const killed = '%s: a program that was killed is continued from its journal, and searches nothing again';
const [usual, ...others] = ['copy', ...Object.keys(cases).filter((name) => name !== 'copy')];
test.for([usual])(killed, { timeout: LONGEST }, checkKill);
test.for(others)(killed, { timeout: LONGEST, tags: 'large' }, checkKill);

async function checkInterruption(signals: number): Promise<void> {
  await using transfer = await endedTransfer('export', 'SIGINT', signals);
  expect(transfer.ended.code).toBe(130);
  const [, line = ''] = /Continue: invoke (.*)\n/.exec(transfer.ended.stderr) ?? [];
  const { code, stderr } = await transfer.resume(line.split(' '));
  expect(code, stderr).toBe(0);
  expect(transfer.files()).toBeLessThanOrEqual(COUNT + IN_FLIGHT);
  expect(await transfer.resume(['archive', 'verify', 'archive'])).toMatchObject({ code: 0 });
}

const continued = 'the command that a program prints that is interrupted by %i signals is the one that continues';
test.for([1])(continued, { timeout: LONGEST }, checkInterruption);
// One of the terminal, and one of what has started it.
test.for([2])(continued, { timeout: LONGEST, tags: 'large' }, checkInterruption);
