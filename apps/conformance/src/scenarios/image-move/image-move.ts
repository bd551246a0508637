import assert from 'node:assert/strict';

import type { ImageMoveRepository } from '@x/repositories/image-move';
import { pollUntil } from '../../runner/poll-until.js';
import { queueScenario } from '../../runner/queue-scenario.js';
import { requestScenario } from '../../runner/request-cases.js';
import { scenario } from '../../runner/scenario.js';

const start = 'POST /api/v1/image_moves/start';

const idle = (moves: ImageMoveRepository) =>
  pollUntil('the end of the move', async () => ((await moves.status()).is_running ? undefined : true));

export const scenarios = [
  // No image is moved: one whose file was moved can never be deleted again, by this release at least.
  scenario(
    'images are in a wrong folder while the strategy is another one',
    async ({ client, unrecorded, images }) => {
      const { imageMoves } = client.repositories;
      const { app, imageMoves: unseen } = unrecorded.repositories;
      // With nothing to move the server has ended, or not yet, when it responds.
      assert.equal((await unseen.start()).operation, 'move_all');
      await idle(unseen);
      assert.equal((await unseen.recover()).operation, 'recovery');
      await idle(unseen);
      await images(2);
      for (const image_subfolder_strategy of ['hash', 'date', 'type', 'flat'] as const) {
        await app.updateConfig({ image_subfolder_strategy });
        const { needs_move_count } = await imageMoves.status();
        assert.equal(needs_move_count, image_subfolder_strategy === 'flat' ? 0 : 2);
      }
    },
    { exclusive: true },
  ),
  queueScenario('images are not moved while the queue has work', async ({ raw, enqueue, finish }) => {
    const ids = await enqueue({ graph: { nodes: { a: { id: 'a', type: 'add' } }, edges: [] } });
    assert.equal((await raw(start)).status, 409);
    await finish(ids);
  }),
  requestScenario('image moves with a wrong path', [
    ['a slash at the end', `${start}/`, {}, 405],
    ['another method', 'GET /api/v1/image_moves/start', {}, 200],
    ['another method of the status', 'POST /api/v1/image_moves/status', {}, 405],
    ['a slash at the end of a GET', 'GET /api/v1/image_moves/status/', {}, 200],
  ]),
];
