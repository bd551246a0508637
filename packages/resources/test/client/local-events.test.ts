import { createSandbox } from '@x/sandbox/sandbox';
import { createGraph } from '@x/services/graph';
import { expect, test } from 'vitest';

import { createClient } from '../../src/client.js';

function adding() {
  const graph = createGraph();
  graph.add('add', { a: 1, b: 2 });
  return graph.build();
}

test('a job on a sandbox in this process reports each event, and its end needs no poll', async () => {
  using sandbox = createSandbox();
  const requests: string[] = [];
  using client = createClient({
    baseUrl: 'http://sandbox',
    events: sandbox.events,
    fetch(input, init) {
      requests.push(`${init?.method} ${new URL(String(input)).pathname}`);
      return sandbox.fetch(input, init);
    },
  });
  const job = await client.services.jobs.enqueue(adding());
  const types: string[] = [];
  for await (const { type } of job.events()) types.push(type);
  expect(types).toEqual(['queued', 'started', 'node', 'finished']);
  expect(client.events.state).toBe('open');
  // The second is the one poll that each job begins with.
  expect(requests).toEqual(['POST /api/v1/queue/default/enqueue_batch', 'GET /api/v1/queue/default/status']);
});

test('a client whose sandbox is killed reconnects once it is revived', async () => {
  using sandbox = createSandbox();
  using client = createClient({ baseUrl: 'http://sandbox', events: sandbox.events, fetch: sandbox.fetch });
  const states: string[] = [];
  client.events.onState(({ state }) => states.push(state));
  client.events.on('queue_cleared', () => {});
  const room = { enter: 'subscribe_queue', leave: 'unsubscribe_queue', payload: { queue_id: 'default' } };
  using lease = await client.events.join(room);
  sandbox.fault({ kind: 'kill', times: 1 });
  await client.repositories.app.version().catch(() => {});
  expect(states).toEqual(['connecting', 'open', 'disconnected']);
  sandbox.revive();
  await new Promise<void>((resolve) => client.events.onState(({ state }) => state === 'open' && resolve()));
  expect(lease.live).toBe(true);
});
