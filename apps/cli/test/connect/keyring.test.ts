import { readdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { systemKeyring } from '../../src/connect/keyring.js';
import { run } from '../support/run.js';
import { hasSecretService, startSecretService } from '../support/secret-service.js';
import { seededSandbox } from '../support/seeded-sandbox.js';
import { temporaryHome } from '../support/temporary-home.js';

const TOKEN = 'a.secret.token';
const login = ['auth', 'login', '--token-stdin'];
const tokensIn = (home: string) => readdirSync(join(home, '.config/invoke/tokens'));
/** Elsewhere the keyring is that of whoever runs the tests. */
const onLinux = process.platform === 'linux' ? ['Linux'] : [];

test.each(onLinux)('on %s without a bus the token is kept in a file, and why is said', async () => {
  using home = temporaryHome();
  const { code, stdout, stderr } = await run(login, {
    home: home.path,
    keyring: systemKeyring({ env: {} }),
    lines: [TOKEN],
  });
  expect(code).toBe(0);
  expect(stderr).toMatch(/^no keyring: .+; the token is kept in a file that only you can read\n$/);
  expect(stdout + stderr).not.toContain(TOKEN);
  expect(tokensIn(home.path)).toEqual([expect.stringMatching(/\.json$/)]);
});

test.each(onLinux)('on %s a bus that does not respond is given up, and the token is kept in a file', async () => {
  using home = temporaryHome();
  const socket = join(home.path, 'bus');
  await using bus = createServer((connection) => connection.resume());
  await new Promise<void>((resolve) => bus.listen(socket, resolve));
  const keyring = systemKeyring({ env: { DBUS_SESSION_BUS_ADDRESS: `unix:path=${socket}` }, limit: 1 });
  const { code, stderr } = await run(login, { home: home.path, keyring, lines: [TOKEN] });
  expect(code).toBe(0);
  expect(stderr).toContain('no keyring: the keyring does not respond');
});

test.each(hasSecretService ? ['secret service'] : [])(
  'a %s keeps the token, commands send it, and a logout deletes it there',
  async () => {
    await using service = await startSecretService();
    using home = temporaryHome();
    using server = await seededSandbox();
    const sent: (string | null)[] = [];
    const fetch: typeof globalThis.fetch = (...request) => {
      sent.push(new Request(...request).headers.get('authorization'));
      return server.sandbox.fetch(...request);
    };
    const keyring = systemKeyring({ env: service.env, limit: 60_000 });
    const options = { sandbox: { ...server.sandbox, fetch }, home: home.path, keyring };
    const kept = await run([...login, '--json'], { ...options, lines: [TOKEN] });
    expect(kept).toMatchObject({ code: 0, stderr: '' });
    expect(JSON.parse(kept.stdout)).toMatchObject({ storage: 'keyring' });
    expect(await keyring.read('http://127.0.0.1:9090/')).toBe(TOKEN);
    expect(tokensIn(home.path)).toEqual([expect.stringMatching(/\.keyring$/)]);
    await run(['boards', 'list'], options);
    expect(sent).toEqual([`Bearer ${TOKEN}`]);
    expect(JSON.parse((await run(['config', 'explain', '--json'], options)).stdout)).toMatchObject({
      token: 'keyring',
    });

    const locked = await run(['boards', 'list'], { ...options, keyring: systemKeyring({ env: {} }) });
    expect(locked.code).toBe(4);
    expect(locked.stderr).toContain('the token is in the keyring');

    await run(['auth', 'logout'], options);
    expect(await keyring.read('http://127.0.0.1:9090/')).toBeUndefined();
    expect(tokensIn(home.path)).toEqual([]);
  },
);

test('--insecure-storage asks no keyring', async () => {
  using home = temporaryHome();
  const never = () => Promise.reject(new Error('the keyring was asked'));
  const keyring = { read: never, write: never, delete: never };
  const { code, stderr } = await run([...login, '--insecure-storage'], { home: home.path, keyring, lines: [TOKEN] });
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(tokensIn(home.path)).toEqual([expect.stringMatching(/\.json$/)]);
});
