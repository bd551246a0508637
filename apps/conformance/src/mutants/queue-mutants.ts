import { record } from '../record.js';
import { changeResponse, json, type Mutant } from './mutant.js';

/** Faults of the queue. */
export const queueMutants: readonly Mutant[] = [
  {
    title: 'the oldest item of a batch is first',
    scenario: 'lists of one group',
    respond: changeResponse(
      'POST /api/v1/queue/default/enqueue_batch',
      json((result) => ({ ...result, item_ids: [result['item_ids']].flat().toReversed() })),
    ),
  },
  {
    title: 'an item that has ended can be canceled',
    scenario: 'canceling an ended item',
    respond: changeResponse(
      'PUT /api/v1/queue/default/i/*',
      json((item) => ({ ...item, status: 'canceled' })),
    ),
  },
  {
    title: 'the returned graph lacks the defaults',
    scenario: 'a batch has an origin',
    respond: changeResponse(
      'POST /api/v1/queue/default/enqueue_batch',
      json((result) => ({ ...result, batch: { ...record(result['batch']), graph: {} } })),
    ),
  },
  {
    title: 'a retry of a retry names the previous item, not the first',
    scenario: 'an item given twice is retried once',
    respond: changeResponse(
      'GET /api/v1/queue/default/next',
      json((item) => ({ ...item, retried_from_item_id: item['item_id'] })),
    ),
  },
  {
    title: 'the results lack an iteration',
    scenario: 'a graph runs for each member',
    respond: changeResponse('POST /api/v1/queue/default/items_by_ids', async (response) => {
      const [item] = await response.json();
      return Response.json([{ ...item, session: { ...item.session, results: {} } }]);
    }),
  },
];
