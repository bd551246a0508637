import { expect, test } from 'vitest';
import { QueueItem, QueueItemIdList, QueueItemSummary } from '../../src/queue-item.js';
import { Session } from '../../src/session.js';
import responses from '../support/queue-item.json' with { type: 'json' };
import sessions from '../support/session.json' with { type: 'json' };

const { QueueItem: items, QueueItemSummary: summaries } = responses;

test('a field that one operation omits and the others send as null is null', () => {
  expect(QueueItem.parse(items['6.14.2 pending, without nulls'])).toMatchObject({
    started_at: null,
    completed_at: null,
    error_type: null,
    field_values: null,
    origin: null,
    workflow: null,
  });
});

test('a failed item has its error', () => {
  const { status, error_type, error_message, session } = QueueItem.parse(items['6.14.2 failed']);
  expect({ status, error_type, error_message }).toEqual({
    status: 'failed',
    error_type: 'ZeroDivisionError',
    error_message: 'division by zero',
  });
  expect(Object.values(session.errors)).toEqual(['ZeroDivisionError: division by zero']);
});

test('servers before 6.12 have a single user and count no changes', () => {
  expect(QueueItem.parse(items['before 6.12'])).toMatchObject({
    user_id: 'system',
    status_sequence: null,
    device: null,
  });
});

test('a session has the source, the order and the iteration of each result', () => {
  const { results, prepared_source_mapping, executed_history, prepared_iteration_paths } = Session.parse(
    sessions.Session['6.14.2 completed'],
  );
  const places = Object.keys(results).map((id) => [prepared_source_mapping[id], prepared_iteration_paths[id]]);
  expect(places).toContainEqual(['a', [0]]);
  expect(places).toContainEqual(['a', [1]]);
  expect(executed_history).toContain('r');
  expect(Session.parse(sessions.Session['before 6.14']).prepared_iteration_paths).toEqual({});
});

test('a session without results has none', () => {
  const { id, graph } = sessions.Session['6.14.2 completed'];
  expect(Session.parse({ id, graph })).toMatchObject({ results: {}, errors: {}, executed_history: [] });
});

test('refuses items and summaries without an id or a batch', () => {
  const item = items['6.14.2 completed'];
  expect(QueueItem.safeParse({ ...item, item_id: undefined }).error?.issues[0]?.path).toEqual(['item_id']);
  expect(QueueItem.safeParse({ ...item, session: {} }).success).toBe(false);
  expect(QueueItemSummary.safeParse({ ...summaries['6.14.2'], batch_id: null }).success).toBe(false);
});

test('a list of ids has at most 1 000', () => {
  const ids = Array.from({ length: 1_001 }, (_, id) => id);
  expect(QueueItemIdList.safeParse(ids.slice(1)).success).toBe(true);
  expect(QueueItemIdList.safeParse(ids).error?.issues[0]?.message).toBe('must be at most 1 000 ids');
});
