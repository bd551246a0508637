import { createServer } from 'node:net';

import { eventSchemas } from '@x/models/event';
import { createRepositories } from '@x/repositories/repositories';
import { ConnectionError, mayHaveHappened } from '@x/transport/errors';
import { createEventSocket } from '@x/transport/event-socket';
import { createHttpTransport } from '@x/transport/http-transport';
import { expect, test } from 'vitest';

import { JobService } from '../../src/job.js';
import { addGraph } from '../support/jobs-fixture.js';

/** Returns an address where nobody listens. */
async function closedAddress(): Promise<string> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
}

test.each([true, false])(
  'an enqueue where nobody listens rejects, for it was not sent (events: %s)',
  async (hasEvents) => {
    const baseUrl = await closedAddress();
    using events = createEventSocket({ baseUrl, events: eventSchemas });
    const repositories = createRepositories(createHttpTransport({ baseUrl }));
    using jobs = new JobService({ ...repositories, events: hasEvents ? events : undefined });
    const error = await jobs.enqueue(addGraph).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(ConnectionError);
    expect(error).toMatchObject({ outcome: 'not-sent', route: 'POST /api/v1/queue/{queue_id}/enqueue_batch' });
    expect(mayHaveHappened(error)).toBe(false);
  },
);
