import { expect, test } from 'vitest';
import { createSandbox } from '../../src/sandbox.js';
import { nodes, payloadsOf, queue, recordEvents, settled } from '../support/queue.js';
import { bodyOf, request } from '../support/request.js';

const HALF = '\ud83d';
const ENQUEUE = 'POST /api/v1/queue/default/enqueue_batch';
const graph = { nodes: nodes({ id: 'a', type: 'string', value: 'x' }), edges: [] };
const workflow = {
  ...{ name: HALF, author: '', description: '', version: '', contact: '', tags: '', notes: '', exposedFields: [] },
  ...{ meta: { category: 'user', version: '3.0.0' }, nodes: [], edges: [] },
};
const internal = { status: 500, body: 'Internal Server Error' };

const JAMMING: [where: string, batch: object, problem: string][] = [
  [
    'a prompt',
    { graph: { nodes: nodes({ id: 'a', type: 'string', value: `x${HALF}` }), edges: [] } },
    'GraphExecutionState\n  Invalid JSON: unexpected end of hex escape at line 1 column 193 [type=json_invalid, ' +
      'input_value=\'{"id": "00000000-0000-40...r": [], "indegree": {}}\', input_type=str]',
  ],
  [
    'the id of a node',
    { graph: { nodes: nodes({ id: `a${HALF}`, type: 'string' }), edges: [] } },
    'GraphExecutionState',
  ],
  ['metadata', { graph: { nodes: nodes({ id: 'a', type: 'core_metadata', x: [HALF] }), edges: [] } }, 'GraphExec'],
  [
    'a value of a batch',
    { graph, data: [[{ node_path: 'a', field_name: 'value', items: [`q${HALF}`] }]] },
    'list[NodeFieldValue]\n  Invalid JSON: unexpected end of hex escape at line 1 column 61 [type=json_invalid, ' +
      'input_value=\'[{"node_path": "a", "fie..., "value": "q\\\\ud83d"}]\', input_type=str]',
  ],
  [
    'a workflow',
    { graph, workflow },
    'WorkflowWithoutID\n  Invalid JSON: unexpected end of hex escape at line 1 column 17 [type=json_invalid, ' +
      'input_value=\'{"name": "\\\\ud83d", "aut...',
  ],
];

test.each(JAMMING)(
  'half a pair in %s fails, keeps the item, and nothing runs until the queue is cleared',
  async (_where, batch, problem) => {
    let count = 0;
    using sandbox = createSandbox({ uuid: () => `00000000-0000-4000-8000-${String(count++).padStart(12, '0')}` });
    const log = recordEvents(sandbox);
    expect(await request(sandbox, ENQUEUE, { json: { batch } })).toMatchObject(internal);
    expect(payloadsOf(log, 'batch_enqueued')).toMatchObject([{ enqueued: 1 }]);
    expect((await request(sandbox, ENQUEUE, { json: { batch: { graph } } })).status).toBe(200);
    const detail = expect.stringContaining(`queue item: 1 validation error for ${problem}`);
    for (const operation of ['GET i/1', 'PUT i/1/cancel', 'DELETE i/1', 'GET next']) {
      const [method, path] = operation.split(' ');
      expect(await request(sandbox, `${method} /api/v1/queue/default/${path}`)).toMatchObject({
        status: 500,
        body: { detail },
      });
    }
    expect(await queue(sandbox, 'POST items_by_ids', { item_ids: [1, 2] })).toMatchObject([{ item_id: 2 }]);
    expect(await queue(sandbox, 'GET status')).toMatchObject({ queue: { pending: 2, in_progress: 0 } });
    expect(await queue(sandbox, 'PUT clear')).toEqual({ deleted: 2 });
    await request(sandbox, ENQUEUE, { json: { batch: { graph } } });
    await settled(sandbox);
    expect(await queue(sandbox, 'GET status')).toMatchObject({ queue: { pending: 0, completed: 1 } });
  },
);

test.each(['origin', 'destination', 'batch_id'])('half a pair as %s keeps nothing', async (member) => {
  using sandbox = createSandbox();
  const batch = { graph, [member]: `😀${HALF}${HALF}` };
  const detail =
    "Unexpected error while enqueuing batch: 'utf-8' codec can't encode characters in position 1-2: surrogates not allowed";
  expect(await request(sandbox, ENQUEUE, { json: { batch } })).toMatchObject({ status: 500, body: { detail } });
  expect(await queue(sandbox, 'GET status')).toMatchObject({ queue: { total: 0 } });
});

test.each([
  ['PATCH /api/v1/boards/b1', { board_name: HALF }, 'Internal Server Error'],
  ['PATCH /api/v1/boards/b1', { cover_image_name: HALF }, { detail: 'Failed to update board' }],
  ['POST /api/v1/images/images_by_names', { image_names: [HALF] }, 'Internal Server Error'],
  ['POST /api/v1/images/star', { image_names: [HALF] }, 'Internal Server Error'],
  ['POST /api/v1/images/delete', { image_names: [HALF] }, 'Internal Server Error'],
  ['POST /api/v1/images/download', { image_names: [HALF] }, 'Internal Server Error'],
  ['POST /api/v1/board_images/', { board_id: HALF, image_name: 'a.png' }, 'Internal Server Error'],
  ['POST /api/v1/board_images/batch', { board_id: 'b1', image_names: [HALF] }, 'Internal Server Error'],
  ['POST /api/v1/board_images/batch/delete', { image_names: [HALF] }, 'Internal Server Error'],
  ['DELETE /api/v1/board_images/', { image_name: HALF }, { detail: 'Failed to remove image from board' }],
  [
    'PUT /api/v1/queue/default/cancel_by_batch_ids',
    { batch_ids: [`a${HALF}`] },
    {
      detail:
        "Unexpected error while canceling by batch id: 'utf-8' codec can't encode character '\\ud83d' in position 1: surrogates not allowed",
    },
  ],
])('half a pair is 500, and changes nothing: %s %j', async (route, json, body) => {
  using sandbox = createSandbox();
  await sandbox.seed({ boards: [{ board_id: 'b1', board_name: 'kept' }], images: [{ image_name: 'a.png' }] });
  expect(await request(sandbox, route, { json })).toMatchObject({ status: 500, body });
  expect(await bodyOf(sandbox, 'GET /api/v1/boards/b1')).toMatchObject({ board_name: 'kept', image_count: 0 });
});

test('whole pairs, and an escape written out, are text as any other', async () => {
  using sandbox = createSandbox();
  const values = ['😀', String.raw`\ud83d`, String.raw`\\ud83d`];
  for (const value of values) {
    const batch = { graph: { nodes: nodes({ id: 'a', type: 'string', value }), edges: [] } };
    expect((await request(sandbox, ENQUEUE, { json: { batch } })).status).toBe(200);
  }
  await settled(sandbox);
  expect(await queue(sandbox, 'GET status')).toMatchObject({ queue: { completed: 3 } });
});
