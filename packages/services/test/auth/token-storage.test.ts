import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { createFileTokens } from '@x/services/token-file';
import { createBrowserTokens, createMemoryTokens, type WebStorage } from '@x/services/token-storage';
import { afterAll, expect, test } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'x-tokens-'));
afterAll(() => rmSync(folder, { recursive: true }));

const server = 'http://127.0.0.1:9090/invoke/';
let files = 0;
const newPath = () => join(folder, 'inner', `${files++}`, 'token.json');

function createWebStorage(): WebStorage & { readonly values: Map<string, string> } {
  const values = new Map<string, string>();
  return {
    values,
    getItem: (key) => values.get(key) ?? null,
    setItem: (key, value) => void values.set(key, value),
    removeItem: (key) => void values.delete(key),
  };
}

test.each([
  ['memory', () => createMemoryTokens()],
  ['a browser', () => createBrowserTokens({ storage: createWebStorage(), server })],
  ['a file', () => createFileTokens({ path: newPath(), server })],
])('%s keeps the last token until it is cleared', async (_, create) => {
  const tokens = create();
  expect(await tokens.load()).toBeUndefined();
  await tokens.save('a.b.c');
  await tokens.save('d.e.f');
  expect(await tokens.load()).toBe('d.e.f');
  await tokens.clear();
  await tokens.clear();
  expect(await tokens.load()).toBeUndefined();
});

test.runIf(process.platform !== 'win32')(
  'a file is for its owner alone, and nothing else is left beside it',
  async () => {
    const path = newPath();
    const tokens = createFileTokens({ path, server });
    await tokens.save('a.b.c');
    await tokens.save('d.e.f');
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(statSync(join(path, '..')).mode & 0o777).toBe(0o700);
    expect(readdirSync(join(path, '..'))).toEqual(['token.json']);
    expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual({ server: 'http://127.0.0.1:9090/invoke', token: 'd.e.f' });
  },
);

test.runIf(process.platform !== 'win32')('a file that others can read is refused', async () => {
  const path = newPath();
  const tokens = createFileTokens({ path, server });
  await tokens.save('a.b.c');
  chmodSync(path, 0o640);
  await expect(tokens.load()).rejects.toMatchObject({ name: 'InputError', argument: 'path' });
  await tokens.save('d.e.f');
  expect(await tokens.load()).toBe('d.e.f');
});

test.each([
  ['another server', { server: 'http://other.invalid', token: 'a.b.c' }],
  ['something else', []],
  ['a token that is none', { server: 'http://127.0.0.1:9090/invoke', token: 7 }],
])('a file with %s holds no token', async (_, content) => {
  const path = newPath();
  const tokens = createFileTokens({ path, server });
  await tokens.save('a.b.c');
  writeFileSync(path, JSON.stringify(content));
  expect(await tokens.load()).toBeUndefined();
});

test('a file that was cut off holds no token', async () => {
  const path = newPath();
  const tokens = createFileTokens({ path, server });
  await tokens.save('a.b.c');
  writeFileSync(path, '{"server":');
  expect(await tokens.load()).toBeUndefined();
});

test('a file that cannot be written leaves the one before, and nothing beside it', async () => {
  const path = newPath();
  const tokens = createFileTokens({ path, server });
  await tokens.save('a.b.c');
  const blocked = createFileTokens({ path: join(path, 'below-a-file.json'), server });
  await expect(blocked.save('d.e.f')).rejects.toThrow(/ENOTDIR|EEXIST/);
  expect(await tokens.load()).toBe('a.b.c');
});

test('a file that cannot be replaced leaves nothing beside it', async () => {
  const path = newPath();
  mkdirSync(path, { recursive: true });
  await expect(createFileTokens({ path, server }).save('a.b.c')).rejects.toThrow(/EISDIR|ENOTEMPTY|EPERM/);
  expect(readdirSync(join(path, '..'))).toEqual(['token.json']);
});

test('a file that cannot be read is an error, and not one that is missing', async () => {
  const path = newPath();
  await createFileTokens({ path, server }).save('a.b.c');
  const below = createFileTokens({ path: join(path, 'below-a-file.json'), server });
  await expect(below.load()).rejects.toThrow('ENOTDIR');
});

test('memory holds the token that it is given, until it is cleared', () => {
  const tokens = createMemoryTokens('a.b.c');
  expect(tokens.load()).toBe('a.b.c');
  void tokens.clear();
  expect(tokens.load()).toBeUndefined();
});

test('a server is the same one whatever the slashes at its end, and its user has the name "default"', async () => {
  const storage = createWebStorage();
  await createBrowserTokens({ storage, server: 'http://127.0.0.1:9090/invoke' }).save('a.b.c');
  expect([...storage.values.keys()]).toEqual(['x-token http://127.0.0.1:9090/invoke default']);
  for (const same of [
    'http://127.0.0.1:9090/invoke/',
    'http://127.0.0.1:9090/invoke//',
    'HTTP://127.0.0.1:9090/invoke',
  ]) {
    expect(await createBrowserTokens({ storage, server: same, user: 'default' }).load()).toBe('a.b.c');
  }
});

test('two users and two servers share the storage of a browser without mixing', async () => {
  const storage = createWebStorage();
  const one = createBrowserTokens({ storage, server });
  const other = createBrowserTokens({ storage, server: 'http://other.invalid' });
  const ben = createBrowserTokens({ storage, server, user: 'ben' });
  await one.save('a.b.c');
  expect([await other.load(), await ben.load()]).toEqual([undefined, undefined]);
  await createBrowserTokens({ storage, server: 'http://127.0.0.1:9090/invoke' }).save('d.e.f');
  expect(await one.load()).toBe('d.e.f');
});

test.each([
  ['server', () => createFileTokens({ path: 'x', server: 'nowhere' })],
  ['server', () => createBrowserTokens({ storage: createWebStorage(), server: '' })],
  ['path', () => createFileTokens({ path: '', server })],
])('a bad %s is refused at once', (argument, create) => {
  expect(create).toThrow(expect.objectContaining({ name: 'InputError', argument }));
});
