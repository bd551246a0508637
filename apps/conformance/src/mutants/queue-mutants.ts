import { record } from '../record.js';
import { instead, json, type Lie } from './mutant.js';

/** Lies about work on the queue. */
export const queueLies: readonly Lie[] = [
  {
    title: 'the oldest item of a batch comes first',
    scenario: 'lists that go together',
    tell: instead(
      'POST /api/v1/queue/default/enqueue_batch',
      json((result) => ({ ...result, item_ids: [result['item_ids']].flat().toReversed() })),
    ),
  },
  {
    title: 'an item that has ended can be canceled',
    scenario: 'an item that has ended is canceled in vain',
    tell: instead(
      'PUT /api/v1/queue/default/i/*',
      json((item) => ({ ...item, status: 'canceled' })),
    ),
  },
  {
    title: 'a graph comes back as it was sent, without its defaults',
    scenario: 'a batch says whence it is',
    tell: instead(
      'POST /api/v1/queue/default/enqueue_batch',
      json((result) => ({ ...result, batch: { ...record(result['batch']), graph: {} } })),
    ),
  },
  {
    title: 'a retry names the item before, not the first',
    scenario: 'the same item twice is tried again once',
    tell: instead(
      'GET /api/v1/queue/default/next',
      json((item) => ({ ...item, retried_from_item_id: item['item_id'] })),
    ),
  },
  {
    title: 'an iteration is left out of the results',
    scenario: 'a graph is run for each member',
    tell: instead('POST /api/v1/queue/default/items_by_ids', async (answer) => {
      const [item] = await answer.json();
      return Response.json([{ ...item, session: { ...item.session, results: {} } }]);
    }),
  },
];
