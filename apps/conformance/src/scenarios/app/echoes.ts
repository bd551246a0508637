import assert from 'node:assert/strict';

import { graph } from '../../runner/graph.js';
import { queueScenario } from '../../runner/queue-scenario.js';
import { scenario } from '../../runner/scenario.js';
import { namesOf } from '../../runner/scenario-context.js';

const sum = graph({ sum: { type: 'add' } });

export const scenarios = [
  scenario('the response to each change names what was changed', async ({ client, board, images: upload }) => {
    const { boards, images } = client.repositories;
    const [one, other] = [await board('One'), await board('Other')];
    const names = namesOf(await upload(3, () => ({ board_id: one.board_id })));
    const [first = '', second = '', third = ''] = names;
    assert.equal((await boards.update(one.board_id, { board_name: 'Two' })).board_id, one.board_id);
    assert.deepEqual((await boards.addImages(other.board_id, [first])).added_images, [first]);
    assert.deepEqual((await boards.removeImages([first])).removed_images, [first]);
    assert.equal((await images.update(second, { starred: true })).image_name, second);
    assert.deepEqual((await images.starMany([third])).starred_images, [third]);
    assert.deepEqual((await images.unstarMany([third])).unstarred_images, [third]);
    assert.deepEqual((await images.delete(first)).deleted_images, [first]);
    assert.deepEqual((await images.deleteMany([second])).deleted_images, [second]);
    const deleted = await boards.delete(one.board_id);
    assert.deepEqual([deleted.board_id, deleted.deleted_board_images], [one.board_id, [third]]);
  }),
  queueScenario(
    'the response to each change of the queue names what was changed',
    async ({ queue, items, raw, enqueue }) => {
      const [id = 0, other = 0] = await enqueue({ graph: sum, batch_id: 'of my own', runs: 2 });
      assert.deepEqual([(await items.cancel(id)).item_id, (await items.get(id)).batch_id], [id, 'of my own']);
      assert.deepEqual((await items.retryMany([id])).retried_item_ids, [id]);
      const { body } = await raw(`DELETE /api/v1/queue/default/i/${other}`);
      assert.equal(body, null);
      assert.equal((await queue.cancelBatches(['of my own'])).canceled, 1);
    },
  ),
  scenario('a redirect of the web page names its destination and keeps the method', async ({ raw }) => {
    for (const route of ['GET /', 'HEAD /']) {
      const { status, headers } = await raw(route, { query: 'x=1', redirect: 'manual' });
      assert.deepEqual([status, headers.get('location')], [307, '/']);
    }
    for (const route of ['POST /', 'PUT /', 'DELETE /']) await raw(route, { query: 'x=1', redirect: 'manual' });
  }),
];
