import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { createAuth } from '@x/resources/auth';
import { createClient } from '@x/resources/client';
import { createSandbox } from '@x/sandbox/sandbox';
import { serve } from '@x/sandbox/serve';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { servePage } from '../../src/server/serve-page.js';
import { serverAt, toSites } from '../../src/server/site.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'studio-page-'));
  await writeFile(join(folder, 'index.html'), '<head></head><h1>page</h1>');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test('the first server is at the origin, others are below their names, each name once', () => {
  const servers = ['Big one', 'Big one', 'big-one'].map((name) => serverAt('http://localhost:1/invoke/', name));
  expect(toSites([serverAt('http://user:secret@localhost:9090'), ...servers])).toMatchObject([
    { name: 'localhost:9090', path: '', location: 'http://localhost:9090' },
    { name: 'Big one', path: '/servers/big-one', location: 'http://localhost:1/invoke' },
    { path: '/servers/big-one-2' },
    { path: '/servers/big-one-3' },
  ]);
});

test('the page contains a list of what it can work with', async () => {
  await using page = await servePage({ folder, sites: toSites([serverAt('http://127.0.0.1:9', '</script>')]) });
  const html = await (await fetch(page.url)).text();
  const [, json = ''] = /<script type="application\/json" id="servers">(.*?)<\/script>/s.exec(html) ?? [];
  expect(JSON.parse(json)).toEqual([{ name: '</script>', path: '', kind: 'server', location: 'http://127.0.0.1:9' }]);
});

test('each server has its requests, its events and its cookie', async () => {
  const administrator = { email: 'ada@example.com', password: 'Correct-Horse-7' };
  const first = createSandbox();
  const second = createSandbox({ multiuser: true });
  await using a = await serve(first);
  await using b = await serve(second);
  await using page = await servePage({ folder, sites: toSites([serverAt(a.url), serverAt(b.url, 'second')]) });
  const baseUrl = `${page.url}/servers/second`;
  const cookies: string[] = [];
  const auth = createAuth({
    baseUrl,
    fetch: async (input, init) => {
      const response = await fetch(input, init);
      cookies.push(...response.headers.getSetCookie());
      return response;
    },
  });
  await auth.setup(administrator);
  expect(cookies.map((cookie) => /Path=([^;]*)/.exec(cookie)?.[1])).toEqual(['/servers/second/api/v1']);
  using client = createClient({ baseUrl, token: auth.token });
  const ended = client.events.once('queue_item_status_changed');
  await client.services.jobs.enqueue({ nodes: { a: { id: 'a', type: 'blank_image' } }, edges: [] });
  await ended;
  using other = createClient({ baseUrl: page.url });
  expect((await other.repositories.queue.status()).queue.total).toBe(0);
  first.close();
  second.close();
});
