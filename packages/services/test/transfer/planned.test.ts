import { expect, test } from 'vitest';

import { ServerSource } from '../../src/internal/transfer/server/server-source.js';
import { ServerTarget } from '../../src/internal/transfer/server/server-target.js';
import { TransferRun } from '../../src/internal/transfer/transfer-run.js';
import { TransferState } from '../../src/internal/transfer/transfer-state.js';
import { createTransferSandbox, fillGallery, startTransferClient } from '../support/transfer-fixture.js';

test('a plan finds what is there already, and keeps no more of an item than its transfer needs', async () => {
  const client = startTransferClient(createTransferSandbox());
  await fillGallery(client, 3);
  const { repositories } = client;
  const source = new ServerSource(repositories, undefined, false);
  const target = new ServerTarget(repositories, undefined);
  const now = () => 0;
  const state = new TransferState(undefined, now);
  const subject = {
    source,
    target: () => target,
    into: undefined,
    journal: undefined,
    concurrency: 1,
    settleTime: 0,
    now,
  };
  await new TransferRun(subject, target, state).prepare({}, { isKept: false });
  const items = [...state.items.values()];
  expect(items.length).toBeGreaterThan(2);
  expect(state.counter.counts.present).toBe(items.length);
  expect(items.filter((item) => 'stamp' in item)).toEqual([]);
});
