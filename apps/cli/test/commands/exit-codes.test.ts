import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { createSandbox } from '@x/sandbox';
import { expect, test } from 'vitest';

import { run } from '../support/run.js';
import { seededSandbox } from '../support/seeded-sandbox.js';
import { temporaryHome } from '../support/temporary-home.js';
import { wordsOf } from '../support/words-of.js';

test('what the server did only in part is code 3, and the report says which', async () => {
  using server = await seededSandbox();
  const { fetch, events } = server.sandbox;
  const failing: typeof fetch = async (input, init) => {
    const response = await fetch(input, init);
    if (!new Request(input, init).url.endsWith('/images/star')) return response;
    return Response.json({ starred_images: ['image-0.png'], affected_boards: [], failed_images: ['image-2.png'] });
  };
  const words = ['images', 'star', 'image-0.png', 'image-2.png', '--yes'];
  const { code, stdout } = await run(words, { sandbox: { fetch: failing, events } });
  expect(code).toBe(3);
  expect(stdout).toBe(
    'done\tstar\timage\timage-0.png\t\t\t\nfailed\tstar\timage\timage-2.png\t\t\tthe server did not do it\n',
  );
});

test('a board that the server refuses to delete with its contents is not half deleted', async () => {
  using server = await seededSandbox();
  const refusing: typeof globalThis.fetch = async (input, init) => {
    const { method } = new Request(input, init);
    if (method !== 'DELETE') return server.sandbox.fetch(input, init);
    return Response.json({ detail: 'not yours' }, { status: 403 });
  };
  const words = ['boards', 'delete', 'Landscapes', '--with-contents', '--yes', '--json'];
  const { code, stdout } = await run(words, { sandbox: { ...server.sandbox, fetch: refusing } });
  expect(code).toBe(4);
  expect(stdout).not.toContain('"status":"done"');
});

test('a server whose users log in is code 4', async () => {
  using sandbox = createSandbox({ multiuser: true });
  const { code, stderr } = await run(['boards', 'list'], { sandbox });
  expect(code).toBe(4);
  expect(stderr).toContain('invoke auth login');
});

test('a server that cannot be reached is code 5, and the error says how to start one', async () => {
  using server = await seededSandbox();
  const fetch = () => Promise.reject(new TypeError('fetch failed'));
  const { code, stderr } = await run(['boards', 'list'], { sandbox: { ...server.sandbox, fetch } });
  expect(code).toBe(5);
  expect(stderr).toContain('http://127.0.0.1:9090');
  expect(stderr).toContain('invoke sandbox');
});

test('a copy names the server that does not respond', async () => {
  using server = await seededSandbox();
  const line = ['images', 'copy', 'image-0.png', '--to', 'http://127.0.0.1:9191', '--yes'];
  for (const address of ['http://127.0.0.1:9090', 'http://127.0.0.1:9191']) {
    const fetch: typeof globalThis.fetch = async (input, init) => {
      if (new Request(input, init).url.startsWith(address)) throw new TypeError('fetch failed');
      return server.sandbox.fetch(input, init);
    };
    const { code, stderr } = await run(line, { ...server, sandbox: { ...server.sandbox, fetch } });
    expect(code).toBe(5);
    expect(stderr).toContain(`invoke: no response from ${address}\n`);
  }
});

test('values that a workflow refuses are code 2, in a dry run too, and nothing is sent', async () => {
  const line = 'run WORKFLOW --set Width=wide';
  for (const more of [['--yes'], ['--dry-run'], ['--dry-run', '--over', 'FOLDER']]) {
    using server = await seededSandbox(line);
    const words = wordsOf(`${line} ${more.join(' ')}`, server.words);
    const { code, stdout, stderr } = await run(words, server);
    expect({ code, stdout, changes: server.changes }).toEqual({ code: 2, stdout: '', changes: [] });
    expect(stderr).toContain('"Width" (resize.width) must be an integer');
    expect(stderr).toContain('--set LABEL=VALUE');
    expect(stderr).not.toContain('\\n');
  }
});

test('a board that is not there is code 1, and the most similar name is suggested', async () => {
  using server = await seededSandbox();
  const { code, stderr } = await run(['boards', 'show', 'landscaep'], server);
  expect(code).toBe(1);
  expect(stderr).toContain('Did you mean "Landscapes"?');
});

test('a name that two boards have is code 2, and their ids are named', async () => {
  using server = await seededSandbox();
  await server.sandbox.seed({ boards: [{ board_id: 'board-3', board_name: 'Portraits' }] });
  const { code, stderr } = await run(['boards', 'show', 'Portraits'], server);
  expect(code).toBe(2);
  expect(stderr).toContain('board-3');
});

test('a refusal at the prompt changes nothing and is code 1', async () => {
  using server = await seededSandbox();
  const words = ['boards', 'delete', 'Landscapes'];
  const { code, stderr } = await run(words, { ...server, columns: 60, lines: ['n'] });
  expect(code).toBe(1);
  expect(stderr).toContain('move 4 images and 1 video to "none"');
  expect(server.changes).toEqual([]);
});

test('when nobody reads stdout any more, the program ends quietly', async () => {
  using server = await seededSandbox();
  const closed = AbortSignal.abort();
  expect(await run(['images', 'list'], { ...server, closed })).toEqual({ code: 0, stdout: '', stderr: '' });
});

test('a transfer that stops before anything is done is code 1, and says what is in the way', async () => {
  using server = await seededSandbox();
  using home = temporaryHome();
  const file = join(home.path, 'file');
  await writeFile(file, 'x');
  const { code, stderr } = await run(['images', 'download', '--to', file, '--yes'], server);
  expect(stderr).toMatch(/^invoke: the target cannot be written: E/m);
  expect(stderr).not.toContain('half-way');
  expect(code).toBe(1);
});
