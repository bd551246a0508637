import { createClient, createGraph } from '@x/resources';

const baseUrl = process.env['INVOKEAI_URL'] ?? 'http://localhost:9090';
using client = createClient({ baseUrl });

const room = { enter: 'subscribe_queue', leave: 'unsubscribe_queue', payload: { queue_id: 'default' } };
using _ = await client.events.join(room);
client.events.onState(({ state }) => console.log('connection:', state));
client.events.on('queue_item_status_changed', ({ item_id, status }) => console.log(item_id, status));

const graph = createGraph();
graph.add('add', { a: 1, b: 2 });
const job = await client.services.jobs.enqueue(graph.build());
await job.result();
