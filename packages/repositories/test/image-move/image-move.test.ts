import { FakeTransport } from '@x/transport/test';
import { expect, test } from 'vitest';
import { ImageMoveRepository } from '../../src/image-move.js';
import { type Operation, runOperation } from '../support/operation.js';

const request = { since: '6.14.0' };
const idle = {
  is_running: false,
  operation: null,
  active_job_id: null,
  latest_job: { id: 1, state: 'committed', error_message: null },
  last_error: null,
  needs_move_count: 2,
};

const operations: Record<string, Operation<ImageMoveRepository>> = {
  status: {
    call: (moves, o) => moves.status(o),
    response: idle,
    route: 'GET /api/v1/image_moves/status',
    request,
  },
  start: {
    call: (moves, o) => moves.start(o),
    response: { ...idle, is_running: true, operation: 'move_all', latest_job: null },
    route: 'POST /api/v1/image_moves/start',
    request,
  },
  recover: {
    call: (moves, o) => moves.recover(o),
    response: { ...idle, is_running: true, operation: 'recovery', active_job_id: 1 },
    route: 'POST /api/v1/image_moves/recover',
    request,
  },
};

test.each(Object.entries(operations))('%s is one request', async (_, operation) => {
  const { actual, expected } = await runOperation(ImageMoveRepository, operation);
  expect(actual).toEqual(expected);
});

test('every method is tested here', () => {
  const methods = Object.getOwnPropertyNames(ImageMoveRepository.prototype).filter((name) => name !== 'constructor');
  expect(Object.keys(operations).toSorted()).toEqual(methods.toSorted());
});

test('a status is no response to a start', async () => {
  for (const call of ['start', 'recover'] as const) {
    await expect(new ImageMoveRepository(new FakeTransport(idle))[call]()).rejects.toMatchObject({
      name: 'ResponseError',
    });
  }
});
