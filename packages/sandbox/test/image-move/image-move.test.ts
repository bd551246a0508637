import { expect, test } from 'vitest';

import { createSandbox, type Sandbox } from '../../src/sandbox.js';
import { bodyOf, request } from '../support/request.js';

const moves = '/api/v1/image_moves';
const config = 'PATCH /api/v1/app/runtime_config';

/** Returns the status when nothing is being moved. */
async function finished(sandbox: Sandbox): Promise<unknown> {
  for (;;) {
    const status = await bodyOf(sandbox, `GET ${moves}/status`);
    if (!(status as { is_running: boolean }).is_running) return status;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

test('images are in a wrong folder after the strategy was changed, until they are moved', async () => {
  using sandbox = createSandbox();
  const setStrategy = (image_subfolder_strategy: string) =>
    request(sandbox, config, { json: { image_subfolder_strategy } });
  await sandbox.seed({ images: [{ image_name: 'aa.png' }, { image_name: 'bb.png' }] });
  await setStrategy('hash');
  await sandbox.seed({ images: [{ image_name: 'cc.png' }] });
  expect(await finished(sandbox)).toMatchObject({ needs_move_count: 2, latest_job: null });
  expect(await request(sandbox, `POST ${moves}/start`)).toMatchObject({
    status: 202,
    body: { is_running: true, operation: 'move_all', needs_move_count: 2 },
  });
  expect(await finished(sandbox)).toMatchObject({
    operation: null,
    needs_move_count: 0,
    latest_job: { id: 1, state: 'committed', error_message: null },
  });
  await setStrategy('flat');
  expect(await finished(sandbox)).toMatchObject({ needs_move_count: 3 });
  await setStrategy('hash');
  expect(await finished(sandbox)).toMatchObject({ needs_move_count: 0 });
});

test('valid requests that need files of images are refused meanwhile', async () => {
  using sandbox = createSandbox();
  await sandbox.seed({ boards: [{ board_id: 'b' }], images: [{ image_name: 'a.png' }] });
  const whileMoving = async (route: string, json?: object) => {
    const [, response] = await Promise.all([
      request(sandbox, `POST ${moves}/start`),
      request(sandbox, route, json && { json }),
    ]);
    await finished(sandbox);
    return response;
  };
  for (const [route, json] of [
    ['GET /api/v1/images/i/a.png/full'],
    ['DELETE /api/v1/images/i/none.png'],
    ['POST /api/v1/images/star', { image_names: [] }],
    ['POST /api/v1/recall/default', { steps: 5 }],
    ['DELETE /api/v1/boards/b?include_images=true'],
  ] as const) {
    expect(await whileMoving(route, json)).toMatchObject({
      status: 409,
      body: { detail: 'Image storage maintenance is active' },
    });
  }
  expect((await whileMoving('POST /api/v1/images/star', {})).status).toBe(422);
  expect((await whileMoving('GET /api/v1/images/i/a.png')).status).toBe(200);
  expect((await whileMoving(`POST ${moves}/recover`)).body).toEqual({ detail: 'An image move job is already running' });
  expect((await whileMoving('DELETE /api/v1/boards/b')).status).toBe(200);
  expect((await request(sandbox, 'GET /api/v1/images/i/a.png/metadata')).status).toBe(200);
});

test('nothing is moved while the queue has work', async () => {
  using sandbox = createSandbox();
  await request(sandbox, 'PUT /api/v1/queue/default/processor/pause');
  const graph = { nodes: { a: { id: 'a', type: 'add' } }, edges: [] };
  await request(sandbox, 'POST /api/v1/queue/default/enqueue_batch', { json: { batch: { graph } } });
  expect(await request(sandbox, `POST ${moves}/start`)).toMatchObject({
    status: 409,
    body: { detail: 'Cannot start image move while queue work is active' },
  });
  expect((await request(sandbox, `POST ${moves}/recover`)).status).toBe(202);
});
