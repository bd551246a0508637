import type { Identity } from '../../http/identity.js';
import { type Operation, operation } from '../../http/operation.js';
import { direction } from '../../http/parameters.js';
import { json } from '../../http/response.js';
import { embedded } from '../../validation/body.js';
import { fallback, optional, required } from '../../validation/field.js';
import { integer } from '../../validation/integer.js';
import { list } from '../../validation/list.js';
import { string } from '../../validation/string.js';
import { type ItemRow, toSummary, UnreadableItemError } from './item-record.js';
import type { Queue } from './queue.js';
import { visibleItem, visibleSummary } from './visible.js';
import { wrapErrors } from './wrap-errors.js';

const body = embedded({ item_ids: required(list(integer(), 1_000)) });

export function listOperations({ store }: Queue): Operation[] {
  /** Returns the existing items in the order of `ids`. */
  const byIds = (queueId: string, ids: readonly number[]): ItemRow[] => {
    const rows = store.where(
      'queue_id = ? and item_id in (select value from json_each(?))',
      queueId,
      JSON.stringify(ids),
    );
    const found = new Map(rows.map((row) => [row.item_id, row]));
    return ids.flatMap((id) => found.get(id) ?? []);
  };

  const readable = (row: ItemRow) => {
    try {
      return [store.toItem(row)];
    } catch (error) {
      if (error instanceof UnreadableItemError) return [];
      throw error;
    }
  };

  const one = (condition: string, queueId: string, user: Identity) => {
    const [row] = store.where(`queue_id = ? and ${condition} limit 1`, queueId);
    return json(row ? visibleItem(store.toItem(row), user) : null);
  };

  return [
    operation(
      'GET /api/v1/queue/{queue_id}/list_all',
      { query: { destination: optional(string()) } },
      ({ path, query: { destination }, user }) =>
        wrapErrors('listing all queue items', () => {
          const condition = 'queue_id = ? and (? is null or destination = ?) order by priority desc, item_id';
          const rows = store.where(condition, path.queue_id, destination ?? null, destination ?? null);
          return json(rows.map((row) => visibleItem(store.toItem(row), user)));
        }),
    ),

    operation(
      'GET /api/v1/queue/{queue_id}/item_ids',
      { query: { order_dir: fallback(direction, 'DESC') } },
      ({ path, query: { order_dir } }) => {
        // Items of one request are in ascending order in both directions, as on the server. Two requests may be in the
        // same millisecond here, but not there.
        const request = `min(item_id) over (partition by created_at, iif(retried_from_item_id, '', batch_id))`;
        const sql = `select item_id from queue_items where queue_id = ?
          order by created_at ${order_dir}, ${request} ${order_dir}, item_id`;
        const ids = store.database.all<{ item_id: number }>(sql, path.queue_id).map(({ item_id }) => item_id);
        return json({ item_ids: ids, total_count: ids.length });
      },
    ),

    operation('POST /api/v1/queue/{queue_id}/items_by_ids', { body }, ({ path, body: { item_ids }, user }) =>
      json(
        byIds(path.queue_id, item_ids)
          .flatMap(readable)
          .map((item) => visibleItem(item, user)),
      ),
    ),

    operation('POST /api/v1/queue/{queue_id}/item_summaries_by_ids', { body }, ({ path, body: { item_ids }, user }) =>
      json(byIds(path.queue_id, item_ids).map((row) => visibleSummary(toSummary(row), user))),
    ),

    operation('GET /api/v1/queue/{queue_id}/current', {}, ({ path, user }) =>
      wrapErrors('getting current queue item', () => one(`status = 'in_progress'`, path.queue_id, user)),
    ),

    operation('GET /api/v1/queue/{queue_id}/next', {}, ({ path, user }) =>
      wrapErrors('getting next queue item', () =>
        one(`status = 'pending' order by priority desc, created_at, item_id`, path.queue_id, user),
      ),
    ),
  ];
}
