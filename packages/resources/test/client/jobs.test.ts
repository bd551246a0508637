import type { Graph } from '@x/models/graph';
import { createSandbox } from '@x/sandbox/sandbox';
import { serve } from '@x/sandbox/serve';
import { test } from 'vitest';

import { createClient } from '../../src/client.js';

const graph: Graph = {
  nodes: {
    source: { id: 'source', type: 'blank_image', width: 64, height: 32, is_intermediate: true },
    copy: { id: 'copy', type: 'img_resize', width: 32, height: 16 },
  },
  edges: [{ source: { node_id: 'source', field: 'image' }, destination: { node_id: 'copy', field: 'image' } }],
};

test.concurrent('a graph runs, and its images are returned', async ({ expect }) => {
  using sandbox = createSandbox();
  const served = await serve(sandbox);
  using client = createClient({ baseUrl: served.url });
  const { services, repositories, events } = client;

  const job = await services.jobs.enqueue(graph);
  const images = await job.images();

  expect(images.map(({ width, is_intermediate }) => [width, is_intermediate])).toEqual([
    [64, true],
    [32, false],
  ]);
  expect((await repositories.queueItems.get(job.id)).status).toBe('completed');
  expect((await repositories.queue.status()).queue.completed).toBe(1);
  expect(events.state).toBe('open');
  await served.close();
});

test.concurrent('a job is followed without a socket', async ({ expect }) => {
  using sandbox = createSandbox();
  using client = createClient({ baseUrl: 'http://sandbox.invalid', fetch: sandbox.fetch });
  const job = await client.services.jobs.enqueue(graph);
  expect(await job.images()).toHaveLength(2);
});

test.concurrent('close ends waits, but not requests', async ({ expect }) => {
  using sandbox = createSandbox();
  const client = createClient({ baseUrl: 'http://sandbox.invalid', fetch: sandbox.fetch });
  await client.repositories.queue.pause();
  const job = await client.services.jobs.enqueue(graph);
  const images = expect(job.images()).rejects.toMatchObject({ name: 'JobLostError' });
  client.close();
  await images;
  expect(client.events.state).toBe('closed');
  expect((await client.repositories.queueItems.get(job.id)).status).toBe('pending');
});

test.concurrent('the socket connects with the first job', async ({ expect }) => {
  using sandbox = createSandbox();
  const paths: string[] = [];
  using client = createClient({
    baseUrl: 'http://sandbox.invalid',
    fetch: (input, init) => {
      const request = new Request(input, init);
      paths.push(new URL(request.url).pathname);
      return sandbox.fetch(request);
    },
  });
  await client.services.boards.list().next();
  expect([client.events.state, paths]).toEqual(['idle', ['/api/v1/boards/']]);
  await (await client.services.jobs.enqueue({ nodes: {}, edges: [] })).result();
  expect(paths).toContain('/ws/socket.io/');
});
