import { expect, test } from 'vitest';
import { eventSchemas } from '../../src/event.js';
import told from '../support/event.json' with { type: 'json' };

const change = told.queue_item_status_changed['6.14.2 completed'];
const progress = told.invocation_progress['6.14.2 with a preview'];

test('a change of status is told with the counts of its batch and its queue', () => {
  const { status, status_sequence, batch_status, queue_status } = eventSchemas.queue_item_status_changed.parse(change);
  expect([status, status_sequence, batch_status.batch_id]).toEqual(['completed', 2, change.batch_id]);
  expect(queue_status.completed).toBeGreaterThan(0);
});

test('a status that nobody knows is let through', () => {
  expect(eventSchemas.queue_item_status_changed.parse({ ...change, status: 'paused' }).status).toBe('paused');
});

test('what older servers leave out is null', () => {
  const { user_id, status_sequence, batch_status } = eventSchemas.queue_item_status_changed.parse(
    told.queue_item_status_changed['before 6.12'],
  );
  expect([user_id, status_sequence, batch_status.waiting]).toEqual([null, null, 0]);
});

test('progress comes with a part and a preview, or without', () => {
  const { image, percentage } = eventSchemas.invocation_progress.parse(progress);
  expect(percentage).toBeGreaterThanOrEqual(0);
  expect(image?.dataURL).toMatch(/^data:image/);
  const { image: _, percentage: __, ...bare } = progress;
  expect(eventSchemas.invocation_progress.parse(bare)).toMatchObject({ image: null, percentage: null });
});

test('refuses what is about no item', () => {
  for (const name of ['invocation_started', 'invocation_complete', 'queue_item_status_changed'] as const) {
    expect(eventSchemas[name].safeParse({ ...change, item_id: 'one' }).success).toBe(false);
  }
});
