import { eventSchemas } from '@x/models/event';
import { createRepositories } from '@x/repositories/repositories';
import { NotFoundError } from '@x/transport/errors';
import { createHttpTransport } from '@x/transport/http-transport';
import { FakeTransport } from '@x/transport/test';
import { FakeEventSocket } from '@x/transport/test-events';
import { expect, test } from 'vitest';

import { createServices } from '../src/services.js';

test('all services use the repositories they are given', async () => {
  const transport = new FakeTransport(
    { items: [], offset: 0, limit: 0, total: 3 },
    [],
    { version: '6.14.2' },
    { components: { schemas: {} } },
  );
  const { boards, gallery, nodes } = createServices(createRepositories(transport));
  expect(await gallery.count()).toBe(3);
  expect((await boards.list().next()).done).toBe(true);
  expect((await nodes.list().next()).done).toBe(true);
  expect(transport.requests.map(([route]) => route)).toEqual([
    'GET /api/v1/gallery/items/',
    'GET /api/v1/boards/',
    'GET /api/v1/app/version',
    'GET /openapi.json',
  ]);
});

test('a server that is upgraded meanwhile is asked for its gallery again', async () => {
  let release = '6.8.1';
  let time = 0;
  const paths: string[] = [];
  const fetch = async (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    const { pathname } = new URL(new Request(input, init).url);
    paths.push(pathname.replace('/api/v1/', ''));
    if (pathname.endsWith('/version')) return Response.json({ version: release });
    const isGallery = pathname.includes('/gallery/');
    if (isGallery && release === '6.8.1') return Response.json({ detail: 'Not Found' }, { status: 404 });
    const names = [isGallery ? 'new.mp4' : 'old.png'];
    return Response.json({ item_names: names, image_names: names, starred_count: 0, total_count: 1 });
  };
  const transport = createHttpTransport({ baseUrl: 'http://server.invalid', fetch, clock: () => time });
  const { gallery } = createServices(createRepositories(transport));
  expect(await gallery.names()).toEqual({ images: ['old.png'], videos: [] });
  expect(await gallery.names()).toEqual({ images: ['old.png'], videos: [] });
  release = '6.14.2';
  time = 60_000;
  expect(await gallery.names()).toEqual({ images: [], videos: ['new.mp4'] });
  release = '6.8.1';
  expect(await gallery.names()).toEqual({ images: ['old.png'], videos: [] });
  const probe = ['gallery/item_names', 'app/version', 'images/names'];
  expect(paths).toEqual([...probe, 'images/names', 'app/version', 'gallery/item_names', ...probe]);
});

test('jobs listen to the queue of the repositories', async () => {
  const transport = new FakeTransport(new NotFoundError('route', { status: 404, detail: 'Not Found' }));
  const events = new FakeEventSocket(eventSchemas, { linger: 1 });
  using jobs = createServices(createRepositories(transport, { queueId: 'mine' }), events).jobs;
  await expect(jobs.follow(7)).rejects.toThrow(NotFoundError);
  expect(events.messages).toContainEqual(['subscribe_queue', { queue_id: 'mine' }]);
  expect(transport.requests[0]?.[1].path).toEqual({ queue_id: 'mine', item_id: 7 });
  events.close();
});
