import { ConnectionError } from '@x/transport/errors';
import { expect, test } from 'vitest';

import { addGraph, advanceTime, durationOf, setUp, useFakeTime } from '../support/jobs-fixture.js';

useFakeTime();

test('of more than 1 000 jobs the oldest are polled each time, the others in turn', { tags: 'large' }, async () => {
  const { queue, server, stores, createService, socket } = setUp();
  Object.assign(stores, { events: undefined });
  const service = createService();
  const batch = await service.enqueueBatch({ graph: addGraph, runs: 4_000 });
  const outcomes = batch.outcomes();
  await advanceTime(6_100);
  expect(server.requests.splice(0).length).toBe(1 + 6 * 2);
  queue.run(3_500);
  expect(await durationOf(batch.jobs[3_499]?.result() ?? Promise.reject())).toBeLessThan(3_100);
  expect(server.requestCount('queueItems.summaries')).toBeLessThanOrEqual(6);
  service.close();
  await outcomes;

  const second = await setUp().jobs.enqueueBatch({ graph: addGraph });
  expect(second.jobs).toHaveLength(1);
  await second.cancel();
  expect(socket.state).toBe('idle');
});

test('of thousands of jobs all are polled after a reconnect, even when the first poll fails', {
  tags: 'large',
}, async () => {
  const { queue, server, socket, jobs } = setUp();
  const batch = await jobs.enqueueBatch({ graph: addGraph, runs: 4_000 });
  let isFirst = true;
  server.onRequest(async (request, next) => {
    if (socket.state !== 'open' || !isFirst) return next();
    isFirst = false;
    throw new ConnectionError(request, 'reset');
  });
  socket.drop();
  queue.run(3_500);
  expect(await durationOf(batch.jobs[3_499]?.result() ?? Promise.reject())).toBeLessThan(3_500);
  jobs.close();
});
