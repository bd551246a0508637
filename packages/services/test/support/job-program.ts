import { eventSchemas } from '@x/models/event';
import { ImageRepository } from '@x/repositories/image';
import { QueueRepository } from '@x/repositories/queue';
import { QueueItemRepository } from '@x/repositories/queue-item';
import { createEventSocket } from '@x/transport/event-socket';
import { createHttpTransport } from '@x/transport/http-transport';

import type { Job } from '../../src/job.js';
import { JobService } from '../../src/job.js';

/** What a program does with a job, after a line of input. */
export const uses = {
  'forgets it': async () => {},
  'aborts a wait': async (job: Job) => {
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 50);
    await job.result({ signal: controller.signal }).catch(() => undefined);
  },
  'waits too short': async (job: Job) => {
    await job.result({ maxWait: 50 }).catch(() => undefined);
  },
  'leaves its events': async (job: Job) => {
    for await (const _ of job.events()) break;
  },
  'waits for its result': async (job: Job) => {
    job.result().catch(({ name }) => console.log(name));
  },
  'listens to its events': async (job: Job) => {
    void (async () => {
      for await (const { type } of job.events()) if (type === 'finished') console.log(type);
    })();
  },
};

const [baseUrl = '', use = ''] = process.argv.slice(2);
const isUse = (name: string): name is keyof typeof uses => Object.hasOwn(uses, name);
if (isUse(use)) {
  const transport = createHttpTransport({ baseUrl });
  const jobs = new JobService({
    queue: new QueueRepository(transport),
    queueItems: new QueueItemRepository(transport),
    images: new ImageRepository(transport),
    events: createEventSocket({ baseUrl, events: eventSchemas }),
  });
  const job = await jobs.enqueue({ nodes: { a: { id: 'a', type: 'integer' } }, edges: [] });
  console.log('enqueued');
  process.stdin.once('data', async () => {
    process.stdin.destroy();
    await uses[use](job);
    console.log('done');
  });
}
