import { eventSchemas } from '@x/models/event';
import { createRepositories } from '@x/repositories/repositories';
import { NotFoundError, UnsupportedOperationError } from '@x/transport/errors';
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

test('boards know from the gallery that a server has none', async () => {
  const lacking = new UnsupportedOperationError('GET /api/v1/gallery/item_names', '6.14.0', '6.13.0');
  const names = { image_names: [], starred_count: 0, total_count: 0 };
  const transport = new FakeTransport(lacking, names, [], names);
  const { boards, gallery } = createServices(createRepositories(transport));
  await gallery.names();
  await boards.merge(['none'], { boardName: 'x' }).plan();
  const asked = transport.requests.filter(([route]) => route === 'GET /api/v1/gallery/item_names');
  expect(asked).toHaveLength(1);
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
