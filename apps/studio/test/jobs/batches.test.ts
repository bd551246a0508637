import { expect, test } from 'vitest';

import { batches } from '../../src/features/jobs/queue/batches.js';
import { toRetry } from '../../src/features/jobs/queue/to-retry.js';
import { makeItem } from '../support/make-item.js';

test('items are grouped by their batch, the batch of the newest item first', () => {
  const items = [
    makeItem({ item_id: 4, batch_id: 'new', status: 'pending' }),
    makeItem({ item_id: 3, batch_id: 'old', status: 'failed', destination: 'canvas' }),
    makeItem({ item_id: 2, batch_id: 'new', status: 'completed' }),
    makeItem({ item_id: 1, batch_id: 'old', status: 'canceled' }),
  ];
  const [first, second] = batches(items);
  expect(first).toMatchObject({ batchId: 'new', ended: 1, retriable: [], counts: { pending: 1, completed: 1 } });
  expect(second).toMatchObject({ batchId: 'old', destination: 'canvas', ended: 2, retriable: [3, 1] });
});

test('an item that was retried is not retried again, unless its retry failed too', () => {
  const item = (item_id: number, status: string, retried_from_item_id: number | null = null) => ({
    item_id,
    status,
    retried_from_item_id,
  });
  expect(toRetry([item(1, 'failed'), item(2, 'canceled'), item(3, 'completed')])).toEqual([1, 2]);
  expect(toRetry([item(1, 'failed'), item(4, 'completed', 1)])).toEqual([]);
  expect(toRetry([item(1, 'failed'), item(4, 'failed', 1), item(5, 'failed', 1)])).toEqual([5]);
});
