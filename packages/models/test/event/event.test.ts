import { expect, test } from 'vitest';
import { eventSchemas } from '../../src/event.js';
import fixtures from '../support/event.json' with { type: 'json' };

const change = fixtures.queue_item_status_changed['6.14.2 completed'];
const progress = fixtures.invocation_progress['6.14.2 with a preview'];

test('a change of status has the counts of its batch and its queue', () => {
  const { status, status_sequence, batch_status, queue_status } = eventSchemas.queue_item_status_changed.parse(change);
  expect([status, status_sequence, batch_status.batch_id]).toEqual(['completed', 2, change.batch_id]);
  expect(queue_status.completed).toBeGreaterThan(0);
});

test('accepts an unknown status', () => {
  expect(eventSchemas.queue_item_status_changed.parse({ ...change, status: 'paused' }).status).toBe('paused');
});

test('fields that older servers omit are null', () => {
  const { user_id, status_sequence, batch_status } = eventSchemas.queue_item_status_changed.parse(
    fixtures.queue_item_status_changed['before 6.12'],
  );
  expect([user_id, status_sequence, batch_status.waiting]).toEqual([null, null, 0]);
});

test('progress has a percentage and a preview, or neither', () => {
  const { image, percentage } = eventSchemas.invocation_progress.parse(progress);
  expect(percentage).toBeGreaterThanOrEqual(0);
  expect(image?.dataURL).toMatch(/^data:image/);
  const { image: _, percentage: __, ...bare } = progress;
  expect(eventSchemas.invocation_progress.parse(bare)).toMatchObject({ image: null, percentage: null });
});

test('refuses an event without an item id', () => {
  for (const name of ['invocation_started', 'invocation_complete', 'queue_item_status_changed'] as const) {
    expect(eventSchemas[name].safeParse({ ...change, item_id: 'one' }).success).toBe(false);
  }
});
