import { graph } from '../../runner/graph.js';
import { queueScenario } from '../../runner/queue-scenario.js';
import { checkRequests, type RequestCase, requestScenario } from '../../runner/request-cases.js';

const QUEUE = '/api/v1/queue/default';
const ENQUEUE = `POST ${QUEUE}/enqueue_batch`;
/** Half of an emoji. */
const HALF = '\ud83d';
const sound = graph({ text: { type: 'string', value: 'x' } });

/** What cannot be read. */
const unreadable: readonly RequestCase[] = [
  ['the list', `GET ${QUEUE}/list_all`, {}, 500],
  ['the next item', `GET ${QUEUE}/next`, {}, 500],
];

/** Reads the queue while an item blocks it, and clears it. */
const aftermath: readonly RequestCase[] = [
  ['another batch', ENQUEUE, { json: { batch: { graph: sound } } }, 200],
  ['the ids', `GET ${QUEUE}/item_ids`, {}, 200],
  ['the status', `GET ${QUEUE}/status`, {}, 200],
  ['clearing', `PUT ${QUEUE}/clear`, {}, 200],
  ['the empty list', `GET ${QUEUE}/list_all`, {}, 200],
];

/** An error about a graph has a part of a random id: `reads` leaves it out. */
const blocking = (where: string, batch: object, reads = unreadable) =>
  queueScenario(`half an emoji in ${where} blocks the queue until it is cleared`, async (context) => {
    await checkRequests(context, [['the batch', ENQUEUE, { json: { batch } }, 500], ...reads, ...aftermath]);
  });

const refused = (member: string): RequestCase => {
  const batch = { graph: sound, [member]: `o${HALF}` };
  return [member, ENQUEUE, { json: { batch } }, 500];
};

export const scenarios = [
  blocking('a prompt', { graph: graph({ text: { type: 'string', value: `x${HALF}` } }) }, []),
  blocking('the data of a batch', {
    graph: sound,
    data: [[{ node_path: 'text', field_name: 'value', items: [`x${HALF}`] }]],
  }),
  blocking('metadata', { graph: graph({ text: { type: 'core_metadata', positive_prompt: HALF } }) }, []),
  queueScenario('half an emoji in the origin, destination or id of a batch keeps nothing', async (context) => {
    await checkRequests(context, [
      ...['origin', 'destination', 'batch_id'].map(refused),
      ['the status', `GET ${QUEUE}/status`, {}, 200],
    ]);
  }),
  requestScenario('half an emoji in names and ids is an internal error', async ({ board }) => {
    const { board_id } = await board();
    const names = { image_names: [HALF] };
    return [
      ['a board', `PATCH /api/v1/boards/${board_id}`, { json: { board_name: HALF } }, 500],
      ['a cover', `PATCH /api/v1/boards/${board_id}`, { json: { cover_image_name: HALF } }, 500],
      ['images by name', 'POST /api/v1/images/images_by_names', { json: names }, 500],
      ['stars', 'POST /api/v1/images/star', { json: names }, 500],
      ['deletion', 'POST /api/v1/images/delete', { json: names }, 500],
      ['a download', 'POST /api/v1/images/download', { json: names }, 500],
      ['a batch id', `PUT ${QUEUE}/cancel_by_batch_ids`, { json: { batch_ids: [`a${HALF}`] } }, 500],
      ['the board', `GET /api/v1/boards/${board_id}`, {}, 200],
    ];
  }),
  requestScenario('a body is parsed to a depth of 985', async () =>
    [985, 986, 100_000].flatMap((depth): RequestCase[] => [
      [
        `${depth} lists`,
        'POST /api/v1/images/star',
        { body: '['.repeat(depth) + ']'.repeat(depth), headers: { 'content-type': 'application/json' } },
        depth > 985 ? 400 : 422,
      ],
    ]),
  ),
];
