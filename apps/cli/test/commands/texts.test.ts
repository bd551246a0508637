import { appendFile, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { serve } from '@x/sandbox/serve';
import { expect, test } from 'vitest';

import { run } from '../support/run.js';
import { seededSandbox } from '../support/seeded-sandbox.js';
import { temporaryHome } from '../support/temporary-home.js';

test('what cannot be done is printed with its reason and names, in lines that fit', async () => {
  using server = await seededSandbox();
  using home = temporaryHome();
  await mkdir(join(home.path, 'notes'));
  for (let at = 0; at < 12; at++) await writeFile(join(home.path, 'notes', `meeting-${at}.pdf`), 'not a picture');
  const { code, stdout } = await run(['images', 'upload', 'notes', '--yes'], {
    ...server,
    cwd: home.path,
    columns: 60,
  });
  expect(code).toBe(1);
  const lines = stdout.trimEnd().split('\n');
  expect(lines[0]).toMatch(/^skipped: upload 12 files: /);
  expect(lines).toContain('  meeting-0.pdf');
  expect(lines.at(-1)).toBe('  and 2 more, which --json names');
  expect(lines.filter((line) => line.length > 60)).toEqual([]);
});

test.each([
  ['image', ['images', 'show', 'nope.png']],
  ['image', ['images', 'meta', 'nope.png']],
  ['job', ['jobs', 'wait', '99']],
])('%s: what does not exist is called by what it is, with what lists such things', async (thing, words) => {
  using server = await seededSandbox();
  const { code, stderr } = await run(words, server);
  expect(code).toBe(1);
  expect(stderr).toContain(`there is no such ${thing} on http://127.0.0.1:9090\n`);
  expect(stderr).toContain(`  See: invoke ${thing}s list\n`);
});

test('a server without boards at their path is named', async () => {
  using server = await seededSandbox();
  const fetch = async () => Response.json({ detail: 'Not Found' }, { status: 404 });
  const { code, stderr } = await run(['boards', 'list'], { sandbox: { ...server.sandbox, fetch } });
  expect(code).toBe(1);
  expect(stderr).toContain('http://127.0.0.1:9090 does not have this');
});

test('a refused login says what is wrong, and not to log in', async () => {
  using server = await seededSandbox('auth login');
  const { stderr } = await run(['auth', 'login', '--email', 'ada@example.com'], { ...server, lines: ['no'] });
  expect(stderr).toContain('the email or the password is wrong');
  expect(stderr).not.toContain('invoke auth login');
});

test('fields of a command that has none are refused by that', async () => {
  const { code, stderr } = await run(['api', 'GET', '/api/v1/app/version', '--json=version']);
  expect(code).toBe(2);
  expect(stderr).toContain('the JSON of this command has no fields to select');
});

test('a table has times without seconds, and a pipe has them whole', async () => {
  using server = await seededSandbox();
  const words = ['images', 'list', '--board', 'Landscapes'];
  expect((await run(words, { ...server, columns: 70 })).stdout).toContain('  2026-11-30 00:00  board-1\n');
  expect((await run(words, server)).stdout).toMatch(/\t2026-11-30 00:00:00\.\d{3}\tboard-1\n/);
});

test('a person reads why there is nothing to do', async () => {
  using server = await seededSandbox('boards import ARCHIVE');
  const words = ['boards', 'import', server.words['ARCHIVE'] ?? '', '--yes'];
  await run(words, server);
  const { stdout, stderr } = await run(words, { ...server, columns: 60 });
  expect({ stdout, stderr }).toEqual({ stdout: '', stderr: 'already there: 7\nnothing to do\n' });
});

test('what is damaged in an archive is named with its reason, and everything else is imported', async () => {
  using server = await seededSandbox('boards import ARCHIVE');
  const archive = server.words['ARCHIVE'] ?? '';
  const words = ['boards', 'import', archive, '--yes'];
  await mkdir(join(archive, 'data/workflows'), { recursive: true });
  await writeFile(join(archive, 'data/workflows/broken.json'), '{"name":');
  await appendFile(join(archive, 'data/boards.jsonl'), 'no board\n');
  const first = await run(words, server);
  expect(first.code).toBe(3);
  expect(first.stdout).toContain('data/workflows/broken.json: is no workflow');
  expect(first.stdout).toMatch(/data\/boards\.jsonl: line \d+ cannot be read/);
  const again = await run([...words, '--json'], server);
  expect(again.code).toBe(1);
  expect(again.stdout).toContain('"counts":{"failed":2}');
});

test('a port that is in use is named, and what to do', async () => {
  using server = await seededSandbox();
  await using served = await serve(server.sandbox);
  const { port } = new URL(served.url);
  const { code, stderr } = await run(['sandbox', '--port', port]);
  expect(code).toBe(1);
  expect(stderr).toBe(
    `invoke: another program uses port ${port}\n  Name another one, or leave --port out for any that is free.\n`,
  );
});

test('a plan says in which place a board is created, and what is there already', async () => {
  using server = await seededSandbox('boards import ARCHIVE');
  const words = ['boards', 'import', server.words['ARCHIVE'] ?? ''];
  const { stderr } = await run(words, { ...server, columns: 60, lines: ['n'] });
  expect(stderr).toContain('create board "Landscapes" in "http://127.0.0.1:9090"');
  expect(stderr).toContain('already there: 2');
});
