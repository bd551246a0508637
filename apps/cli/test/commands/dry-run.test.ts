import { readdir } from 'node:fs/promises';

import { expect, test } from 'vitest';

import { loadAll } from '../../src/command/load.js';
import { contents, difference } from '../support/contents.js';
import { run } from '../support/run.js';
import { seededSandbox } from '../support/seeded-sandbox.js';
import { wordsOf } from '../support/words-of.js';

const changing = (await loadAll()).filter(({ command }) => command.kind === 'change');
const examples = changing.flatMap(({ command }) => command.examples.map(({ line }) => ({ line })));
const last = (stdout: string) => JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? '');

interface Named {
  readonly action: string;
  readonly kind: string;
  readonly name: string;
  readonly to?: string;
  readonly result?: string;
}
/** Returns the names of what is different after an outcome: what was made, or what was changed. */
function changedBy({ action, kind, name, result }: Named): string[] {
  if (action === 'run') return [...(result ?? '').split(' '), 'a job', ...(name.endsWith('.png') ? ['an upload'] : [])];
  if (result !== undefined) return [result];
  return [kind === 'board' ? (BOARD_IDS[name] ?? name) : name];
}

/** A run makes jobs, and uploads files. */
const kindOf = (name: string) => (/^\d+$/.test(name) ? 'a job' : 'an upload');

const BOARD_IDS: Readonly<Record<string, string>> = { Landscapes: 'board-1', Portraits: 'board-2' };

const known = ({ action, kind, name, to }: Named) => ({ action, kind, name, to });

test.each(examples)('the dry run of "$line" lists what the run does, and changes nothing', async ({ line }) => {
  using server = await seededSandbox(line);
  const words = wordsOf(line, server.words).filter((word) => !['--yes', '--dry-run', '--json'].includes(word));
  const target = line.startsWith('images copy') ? server.other : server.sandbox;
  const before = await contents(target);
  const dry = await run([...words, '--dry-run', '--json'], server);
  expect(dry).toMatchObject({ code: 0, stderr: '' });
  expect(server.changes).toEqual([]);

  const real = await run([...words, '--yes', '--json'], server);
  expect(real.code).toBe(0);
  const { outcomes } = last(real.stdout);
  expect(outcomes.map(known)).toEqual(last(dry.stdout).actions.map(known));
  expect(outcomes).not.toEqual([]);

  const changed = difference(before, await contents(target));
  if (line.startsWith('boards export')) {
    expect(changed).toEqual([]);
    expect((await run(['archive', 'verify', server.words['EXPORT_FOLDER'] ?? ''])).code).toBe(0);
    return;
  }
  if (line.startsWith('images download')) {
    expect(changed).toEqual([]);
    const written = await readdir(server.words['DOWNLOAD_FOLDER'] ?? '', { recursive: true });
    const files = written.filter((name) => !name.endsWith('.json')).map((name) => name.replaceAll('\\', '/'));
    expect(files.sort()).toEqual(outcomes.map(({ result }: Named) => result).sort());
    return;
  }
  const results = outcomes.flatMap(({ result }: Named) => result?.split(' ') ?? []);
  const isRun = outcomes.some(({ action }: Named) => action === 'run');
  const kinds = isRun ? changed.map((name) => (results.includes(name) ? name : kindOf(name))) : changed;
  expect(kinds.sort()).toEqual(outcomes.flatMap(changedBy).sort());
});

test.each(changing)('$words needs --yes where nobody can be asked', async ({ command }) => {
  const [{ line }] = command.examples;
  using server = await seededSandbox(line);
  const words = wordsOf(line, server.words).filter((word) => !['--yes', '--dry-run'].includes(word));
  const { code, stderr } = await run(words, server);
  expect(code).toBe(2);
  expect(stderr).toContain('--yes');
  expect(server.changes).toEqual([]);
});
