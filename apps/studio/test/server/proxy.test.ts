import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { Agent, createServer, type IncomingMessage, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { createClient } from '@x/resources/client';
import { createSandbox } from '@x/sandbox/sandbox';
import { serve } from '@x/sandbox/serve';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { servePage } from '../../src/server/serve-page.js';
import { serverAt, toSites } from '../../src/server/site.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'studio-page-'));
  await writeFile(join(folder, 'index.html'), '<h1>page</h1>');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test('a page and the API, media and events of a server have one origin', async () => {
  const sandbox = createSandbox();
  await using target = await serve(sandbox);
  await using page = await servePage({ folder, sites: toSites([serverAt(target.url)]) });
  using client = createClient({ baseUrl: page.url });
  const events = client.events.once('queue_item_status_changed');
  const job = await client.services.jobs.enqueue({ nodes: { a: { id: 'a', type: 'blank_image' } }, edges: [] });
  const [image] = await job.images();
  expect((await events).item_id).toBeGreaterThan(0);
  const media = await fetch(`${page.url}/${image?.thumbnail_url}`);
  expect(media.headers.get('content-type')).toBe('image/webp');
  expect(await (await fetch(`${page.url}/boards`)).text()).toBe('<h1>page</h1>');
  sandbox.close();
});

test('a path with an extension that the page lacks is a 404, not the page', async () => {
  await using page = await servePage({ folder, sites: toSites([serverAt('http://127.0.0.1:9')]) });
  expect((await fetch(`${page.url}/assets/old-1234.js`)).status).toBe(404);
});

test('a server that cannot be reached is a 502, and the page is still served', async () => {
  await using page = await servePage({ folder, sites: toSites([serverAt('http://127.0.0.1:9')]) });
  expect((await fetch(`${page.url}/api/v1/boards/`)).status).toBe(502);
  expect((await fetch(page.url)).status).toBe(200);
});

test('a path of the server behind its origin is kept', async () => {
  const target = createServer((request, response) => response.end(request.url)).listen(0, '127.0.0.1');
  await once(target, 'listening');
  const address = target.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  await using page = await servePage({ folder, sites: toSites([serverAt(`http://127.0.0.1:${port}/invoke/`)]) });
  expect(await (await fetch(`${page.url}/api/v1/x?a=b`)).text()).toBe('/invoke/api/v1/x?a=b');
  target.close();
});

test.each([1, 65_536, 1_000_000])(
  'after a body of %i bytes that could not be forwarded the connection is usable',
  async (size) => {
    await using page = await servePage({ folder, sites: toSites([serverAt('http://127.0.0.1:9')]) });
    using agent = disposable(new Agent({ keepAlive: true, maxSockets: 1 }));
    const post = async (): Promise<number | undefined> => {
      const sent = request(`${page.url}/api/v1/boards/`, {
        method: 'POST',
        agent,
        signal: AbortSignal.timeout(10_000),
      });
      sent.end('a'.repeat(size));
      const [response] = (await once(sent, 'response')) as [IncomingMessage];
      response.resume();
      await once(response, 'end');
      return response.statusCode;
    };
    expect([await post(), await post(), await post()]).toEqual([502, 502, 502]);
  },
);

const disposable = (agent: Agent) => Object.assign(agent, { [Symbol.dispose]: () => agent.destroy() });
