import type { QueueItemSummary } from '@x/models/queue-item';
import { expect, test } from 'vitest';

import { pendingBatches, positions } from '../../src/features/jobs/queue/positions.js';
import { makeItem } from '../support/make-item.js';

const item = (item_id: number, batch_id: string, status: QueueItemSummary['status'] = 'pending') =>
  makeItem({ item_id, batch_id, status });

test('pending items are run in the order of their ids, and others have no position', () => {
  const items = [item(5, 'a'), item(4, 'a', 'completed'), item(3, 'a'), item(2, 'a', 'in_progress')];
  expect([...positions(items, new Map())]).toEqual([
    [3, 1],
    [5, 2],
  ]);
});

test('a batch of a higher priority is before all others', () => {
  const items = [item(9, 'late'), item(8, 'late'), item(1, 'early')];
  expect([...positions(items, new Map([['late', 1]])).keys()]).toEqual([8, 9, 1]);
});

test('of each batch that has pending items, the first of them is named', () => {
  const items = [item(9, 'b'), item(8, 'b'), item(7, 'c', 'completed'), item(1, 'a')];
  expect(pendingBatches(items)).toEqual([1, 8]);
});
