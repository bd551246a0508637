import { built } from './packages.mjs';

const { eventSchemas } = await import(built('models', 'event'));
const { ImageRepository } = await import(built('repositories', 'image'));
const { QueueRepository } = await import(built('repositories', 'queue'));
const { QueueItemRepository } = await import(built('repositories', 'queue-item'));
const { JobService } = await import(built('services', 'job'));
const { createEventSocket } = await import(built('transport', 'event-socket'));
const { createHttpTransport } = await import(built('transport', 'http-transport'));

/** Returns a service of jobs, how many requests it has made, and how to end it. */
export function jobsClient(url, eventsUrl = url) {
  const requests = [];
  const transport = createHttpTransport({
    baseUrl: url,
    fetch: (input, init) => {
      requests.push(`${input.method} ${new URL(input.url).pathname}`);
      return fetch(input, init);
    },
  });
  const socket = createEventSocket({ baseUrl: eventsUrl, events: eventSchemas });
  const jobs = new JobService({
    queue: new QueueRepository(transport),
    queueItems: new QueueItemRepository(transport),
    images: new ImageRepository(transport),
    events: socket,
  });
  const close = () => {
    jobs.close();
    socket.close();
  };
  return { jobs, requests, [Symbol.dispose]: close };
}

/** Returns a graph of so many nodes that add one to each other. */
export function adding(count) {
  const ids = Array.from({ length: count }, (_, index) => `n${index}`);
  return {
    nodes: Object.fromEntries(ids.map((id) => [id, { id, type: 'add', a: 0, b: 1, use_cache: false }])),
    edges: ids.slice(1).map((id, index) => ({
      source: { node_id: ids[index], field: 'value' },
      destination: { node_id: id, field: 'a' },
    })),
  };
}
