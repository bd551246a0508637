import { expect, test } from 'vitest';

import {
  JobCanceledError,
  JobFailedError,
  JobGoneError,
  JobLostError,
  JobTimeoutError,
  QueueFullError,
} from '../../src/errors.js';

const failure = { errorType: 'OutOfMemoryError', errorMessage: 'no memory', traceback: undefined };
const taken = { enqueued: 1, requested: 3, itemIds: [7] };

test.each([
  [
    new JobFailedError(7, { ...failure, nodeId: 'b', nodeType: 'add' }),
    'job 7 failed in node b (add): OutOfMemoryError: no memory',
  ],
  [
    new JobFailedError(7, { ...failure, nodeId: undefined, nodeType: undefined }),
    'job 7 failed: OutOfMemoryError: no memory',
  ],
  [new JobCanceledError(7, 'handle'), 'job 7 was canceled'],
  [new JobCanceledError(7, 'external'), 'job 7 was canceled by another client'],
  [new JobCanceledError(7, 'restart'), 'job 7 was canceled: the server was restarted while it ran'],
  [new JobGoneError(7), 'job 7 is no longer on the queue: it was deleted, pruned or cleared'],
  [new JobLostError(7, 'the service was closed'), 'job 7: no longer tracked, the service was closed'],
  [new JobLostError(7, 'no response', new Error('reset')), 'job 7: no longer tracked, no response: reset'],
  [new JobLostError(7, 'no response', 'reset'), 'job 7: no longer tracked, no response: reset'],
  [new JobTimeoutError(7, 500), 'job 7 did not end within 500 ms; it continues'],
  [new QueueFullError({ ...taken, isRecovered: false }), '1 of 3 items were enqueued: the queue is full'],
  [
    new QueueFullError({ ...taken, isRecovered: true }),
    '1 of 3 items were enqueued: the queue is full, or the others were deleted',
  ],
])('an error says what happened: %s', (error, message) => {
  expect(error.message).toBe(message);
});
