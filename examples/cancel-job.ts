import { createClient, createGraph, JobTimeoutError } from '@x/resources';

const baseUrl = process.env['INVOKEAI_URL'] ?? 'http://localhost:9090';
using client = createClient({ baseUrl });

const graph = createGraph();
const range = graph.add('range_of_size', { start: 0, size: 1_000, step: 1 });
const loop = graph.add('iterate', { collection: range.out('collection') });
graph.add('add', { a: loop.out('item'), b: 1 });

const job = await client.services.jobs.enqueue(graph.build());
try {
  await job.result({ maxWait: 200, cancel: true }); // `cancel` also when a signal aborts the wait
} catch (error) {
  if (!(error instanceof JobTimeoutError)) throw error;
  console.log(error.message, job.status);
}
