import { events } from '@x/models/event';
import { AppRepository } from '@x/repositories/app';
import { QueueRepository } from '@x/repositories/queue';
import { QueueItemRepository } from '@x/repositories/queue-item';
import { createClient } from '@x/resources/client';
import { JobService } from '@x/services/job';
import { NodeCatalog } from '@x/services/node-catalog';
import { createEventSocket } from '@x/transport/event-socket';
import type { HttpTransportOptions } from '@x/transport/http-transport';

/** Everything that the tour speaks to a server with. */
export type TourClient = ReturnType<typeof createTourClient>;

/** Returns a client that also follows jobs. */
export function createTourClient(options: HttpTransportOptions) {
  const client = createClient(options);
  const { transport, repositories, services } = client;
  const queue = new QueueRepository(transport);
  const queueItems = new QueueItemRepository(transport);
  const socket = createEventSocket({ ...options, events });
  const { images } = repositories;
  const jobs = new JobService({ queue, items: queueItems, images, events: socket });
  return {
    ...client,
    repositories: { ...repositories, queue, queueItems },
    services: { ...services, jobs, catalog: new NodeCatalog({ app: new AppRepository(transport) }) },
    [Symbol.dispose]() {
      jobs.close();
      socket.close();
    },
  };
}
