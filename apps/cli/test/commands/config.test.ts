import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { run } from '../support/run.js';
import { temporaryHome } from '../support/temporary-home.js';

test('a profile names a server, and flags and variables go before it', async () => {
  using home = temporaryHome();
  const options = { home: home.path };
  await run(['config', 'add', 'studio', 'http://studio.example:9090'], options);
  await run(['config', 'add', 'home', 'http://home.example:9090'], options);
  const explain = async (words: readonly string[], env = {}) => {
    const { url, from } = JSON.parse(
      (await run(['config', 'explain', '--json', ...words], { ...options, env })).stdout,
    );
    return `${url} by ${from}`;
  };
  expect(await explain([])).toBe('http://studio.example:9090 by configuration');
  expect(await explain([], { INVOKEAI_PROFILE: 'home' })).toBe('http://home.example:9090 by INVOKEAI_PROFILE');
  const env = { INVOKEAI_URL: 'http://other.example', INVOKEAI_PROFILE: 'home' };
  expect(await explain([], env)).toBe('http://other.example by INVOKEAI_URL');
  expect(await explain(['--profile', 'home'], env)).toBe('http://home.example:9090 by --profile');
  expect(await explain(['--server', 'http://flag.example'], env)).toBe('http://flag.example by --server');
});

test('a removed profile is not used any more', async () => {
  using home = temporaryHome();
  const options = { home: home.path };
  await run(['config', 'add', 'studio', 'http://studio.example:9090'], options);
  await run(['config', 'remove', 'studio'], options);
  expect((await run(['config', 'list'], options)).stdout).toBe('');
  const { code, stderr } = await run(['config', 'use', 'studio'], options);
  expect(code).toBe(2);
  expect(stderr).toContain('no profile is called "studio"');
});

test.each(['ftp://example.com', 'http://user:secret@example.com', 'http://example.com/?token=secret', 'example.com'])(
  'the address %s is refused, and a password in it is not printed',
  async (url) => {
    const { code, stderr } = await run(['config', 'add', 'studio', url]);
    expect(code).toBe(2);
    expect(stderr).not.toContain('secret');
  },
);

test.each([
  '{"profiles": {',
  '',
  'null',
  '[]',
  '{"profiles": []}',
  '{"profiles": {"a": {"url": 5}}}',
  '{"current": 5}',
])('a configuration that is %j is named, and not written over', async (text) => {
  using home = temporaryHome();
  const folder = join(home.path, '.config/invoke');
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'config.json'), text);
  for (const words of [
    ['config', 'list'],
    ['config', 'add', 'studio', 'http://studio.example'],
    ['boards', 'list'],
  ]) {
    const { code, stderr } = await run(words, { home: home.path });
    expect(code).toBe(1);
    expect(stderr).toContain(`cannot read ${join(folder, 'config.json')}`);
  }
  expect(await readFile(join(folder, 'config.json'), 'utf8')).toBe(text);
});
