import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { run } from '../support/run.js';
import { seededSandbox } from '../support/seeded-sandbox.js';
import { temporaryHome } from '../support/temporary-home.js';

test('large integers keep their digits, in the response and in a body from a file', async () => {
  using server = await seededSandbox();
  using home = temporaryHome();
  await writeFile(join(home.path, 'batch.json'), '{"seed": 18446744073709551615}');
  const sent: string[] = [];
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const request = new Request(input, init);
    if (request.method === 'POST') sent.push(await request.text());
    return new Response('{"seed": 18446744073709551615}', { headers: { 'content-type': 'application/json' } });
  };
  const line = ['api', 'POST', '/api/v1/any', '--body', '@batch.json', '--yes', '--json'];
  const { code, stdout } = await run(line, { sandbox: { ...server.sandbox, fetch }, cwd: home.path });
  expect(code).toBe(0);
  expect(sent).toEqual(['{"seed":18446744073709551615}']);
  expect(stdout).toBe('{"seed":18446744073709551615}\n');
});

test('the dry run of a request prints what is sent, and a request that changes something needs --yes', async () => {
  using server = await seededSandbox();
  const line = ['api', 'PATCH', '/api/v1/boards/board-1', '--body', '{"board_name":"Sea"}', '--query', 'a=1'];
  const dry = await run([...line, '--dry-run', '--json'], server);
  expect(JSON.parse(dry.stdout)).toEqual({
    ...{ route: 'PATCH /api/v1/boards/board-1', query: { a: ['1'] }, body: { board_name: 'Sea' } },
  });
  expect((await run(line, server)).code).toBe(2);
  expect(server.changes).toEqual([]);
  expect((await run([...line, '--yes'], server)).code).toBe(0);
  expect(server.changes).toEqual(['PATCH /api/v1/boards/board-1']);
});

test('a file in a response is not printed as damaged text', async () => {
  using server = await seededSandbox();
  const line = ['api', 'GET', '/api/v1/images/i/image-0.png/full'];
  const { code, stdout, stderr } = await run(line, server);
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toContain('invoke: the response is a file, image/png');
  expect(stderr).toContain('invoke images download');
});

test.each(['constructor', '__proto__'])('a part of the query may be called %s', async (name) => {
  using server = await seededSandbox();
  let search = '';
  const fetch: typeof globalThis.fetch = (input, init) => {
    search = new URL(new Request(input, init).url).search;
    return server.sandbox.fetch(input, init);
  };
  const line = ['api', 'GET', '/api/v1/images/', '--query', `${name}=1`, '--query', `${name}=2`];
  const { code, stderr } = await run(line, { sandbox: { ...server.sandbox, fetch } });
  expect(code, stderr).toBe(0);
  expect(search).toBe(`?${name}=1&${name}=2`);
});
