import { createClient, createGraph } from '@x/resources';
import { createSandbox } from '@x/sandbox';

// No port and no server: requests by `fetch`, events by `events`.
using sandbox = createSandbox();
using client = createClient({ baseUrl: 'http://sandbox', fetch: sandbox.fetch, events: sandbox.events });

const graph = createGraph();
const sum = graph.add('add', { a: 1, b: 2 });
graph.add('mul', { a: sum.out('value'), b: 2 });

const job = await client.services.jobs.enqueue(graph.build());
for await (const event of job.events()) console.log(event.type);
console.log(await job.result());
