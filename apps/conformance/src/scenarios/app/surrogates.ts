import assert from 'node:assert/strict';

import { graph } from '../../runner/graph.js';
import { queueScenario } from '../../runner/queue-scenario.js';
import { scenario } from '../../runner/scenario.js';

/** Half of an emoji: JSON can carry it as an escape, UTF-8 cannot. */
const HALF = 'a fox \ud83e';

const prompt = graph({ text: { type: 'string', value: HALF } });
const sum = graph({ sum: { type: 'add' } });

export const scenarios = [
  scenario('half of an emoji in the requests about boards and images', async ({ raw, board, image }) => {
    const { board_id } = await board();
    const { image_name } = await image();
    await raw(`PATCH /api/v1/boards/${board_id}`, { json: { board_name: HALF } });
    await raw(`GET /api/v1/boards/${board_id}`);
    await raw(`PATCH /api/v1/images/i/${image_name}`, { json: { session_id: HALF } });
    await raw(`GET /api/v1/images/i/${image_name}`);
    for (const verb of ['star', 'unstar', 'delete', 'images_by_names', 'download']) {
      await raw(`POST /api/v1/images/${verb}`, { json: { image_names: [HALF] } });
    }
    await raw('POST /api/v1/board_images/', { json: { board_id: HALF, image_name } });
    await raw('POST /api/v1/board_images/', { json: { board_id, image_name: HALF } });
    await raw('POST /api/v1/board_images/batch', { json: { board_id: HALF, image_names: [image_name] } });
    await raw('POST /api/v1/board_images/batch/delete', { json: { image_names: [HALF] } });
  }),
  scenario('bytes that are no UTF-8 in the parameters of requests', async ({ raw, board }) => {
    const { board_id } = await board();
    await raw('POST /api/v1/boards/', { query: 'board_name=%ED%A0%BE' });
    await raw(`GET /api/v1/images/`, { query: `board_id=${board_id}&search_term=%ED%A0%BE` });
    await raw('GET /api/v1/boards/%ED%A0%BE');
  }),
  queueScenario('half of an emoji in a graph blocks its queue until it is cleared', async ({ raw, queue, enqueue }) => {
    const route = '/api/v1/queue/default/';
    const send = (json: object) => raw(`POST ${route}enqueue_batch`, { json });
    await send({ batch: { graph: prompt } });
    await enqueue({ graph: sum });
    for (const path of ['list_all', 'next', 'item_ids', 'status']) await raw(`GET ${route}${path}`);
    assert.equal((await queue.clear()).deleted > 0, true);
    await raw(`GET ${route}status`);
    await send({ batch: { graph: sum, origin: HALF } });
    await send({ batch: { graph: sum, destination: HALF } });
    await send({ batch: { graph: sum, batch_id: HALF } });
    await send({ batch: { graph: graph({ [HALF]: { type: 'add' } }) } });
    await send({
      batch: {
        graph: graph({ text: { type: 'string' } }),
        data: [[{ node_path: 'text', field_name: 'value', items: [HALF] }]],
      },
    });
    await raw(`PUT ${route}cancel_by_batch_ids`, { json: { batch_ids: [HALF] } });
    await raw(`GET ${route}status`);
    await queue.clear();
  }),
];
