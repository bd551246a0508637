import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { run } from '../support/run.js';
import { seededSandbox } from '../support/seeded-sandbox.js';
import { temporaryHome } from '../support/temporary-home.js';

const login = ['auth', 'login', '--email', 'ada@example.com'];

test('a login keeps a token that only the user can read, and later commands send it', async () => {
  using server = await seededSandbox('auth login');
  using home = temporaryHome();
  const options = { ...server, home: home.path };
  expect((await run(['boards', 'list'], options)).code).toBe(4);
  const { code, stdout } = await run(login, { ...options, lines: ['a secret'] });
  expect(code).toBe(0);
  expect(stdout).not.toContain('secret');
  const folder = join(home.path, '.config/invoke/tokens');
  for (const name of readdirSync(folder)) expect(statSync(join(folder, name)).mode & 0o077).toBe(0);
  expect((await run(['boards', 'list'], options)).code).toBe(0);
  expect(JSON.parse((await run(['auth', 'status', '--json'], options)).stdout)).toMatchObject({
    token: 'file',
    user: { email: 'ada@example.com' },
  });
  expect((await run(['auth', 'logout'], options)).code).toBe(0);
  expect((await run(['boards', 'list'], options)).code).toBe(4);
});

test('a wrong password is code 4, and is in no output', async () => {
  using server = await seededSandbox('auth login');
  const { code, stdout, stderr } = await run(login, { ...server, lines: ['not the word'] });
  expect(code).toBe(4);
  expect(stdout + stderr).not.toContain('not the word');
});

test('a login asks for nothing where there is no terminal', async () => {
  using server = await seededSandbox('auth login');
  const { code, stderr } = await run(['auth', 'login'], server);
  expect(code).toBe(2);
  expect(stderr).toContain('--email');
});

test('the token of the environment is not sent to another server than that of INVOKEAI_URL', async () => {
  using server = await seededSandbox();
  const sent: (string | null)[] = [];
  const sandbox = {
    ...server.sandbox,
    fetch: async (...request: Parameters<typeof fetch>) => {
      sent.push(new Request(...request).headers.get('authorization'));
      return server.sandbox.fetch(...request);
    },
  };
  const env = { INVOKEAI_URL: 'http://127.0.0.1:9090', INVOKEAI_TOKEN: 'secret' };
  await run(['boards', 'list', '--server', 'http://127.0.0.1:9191'], { sandbox, env });
  await run(['boards', 'list'], { sandbox, env });
  await run(['boards', 'list', '--token-stdin'], { sandbox, env, lines: ['piped'] });
  expect(sent).toEqual([null, 'Bearer secret', 'Bearer piped']);
});

test('a copy does not send the token of the environment to the other server', async () => {
  using server = await seededSandbox();
  const sent = new Map<string, Set<string | null>>();
  const sandbox = {
    ...server.sandbox,
    fetch: async (...request: Parameters<typeof fetch>) => {
      const { headers, url } = new Request(...request);
      const { host } = new URL(url);
      sent.set(host, (sent.get(host) ?? new Set()).add(headers.get('authorization')));
      return server.sandbox.fetch(...request);
    },
  };
  const env = { INVOKEAI_TOKEN: 'secret' };
  const line = ['images', 'copy', 'image-0.png', '--to', 'http://127.0.0.1:9191', '--dry-run'];
  await run(line, { sandbox, env });
  expect([...(sent.get('127.0.0.1:9090') ?? [])]).toEqual(['Bearer secret']);
  expect([...(sent.get('127.0.0.1:9191') ?? [])]).toEqual([null]);
});
