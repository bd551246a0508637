import type { Database } from '../../storage/database.js';

/** Returns the items that an item called, and those that they called, level by level. */
export function descendantsOf(database: Database, id: number): number[] {
  const rows = database.all<{ item_id: number }>(
    `with recursive called(item_id, level) as (
       select item_id, 1 from queue_items where parent_item_id = ?
       union all select queue_items.item_id, level + 1 from queue_items join called on parent_item_id = called.item_id
     ) select item_id from called order by level, item_id`,
    id,
  );
  return rows.map(({ item_id }) => item_id);
}

/** Returns an item with those that called it, the nearest first, and all that the first of them called. */
export function chainOf(database: Database, id: number): number[] {
  const rows = database.all<{ item_id: number }>(
    `with recursive calling(item_id, level) as (
       select parent_item_id, 1 from queue_items where item_id = ?
       union all select parent_item_id, level + 1 from queue_items join calling using (item_id)
     ) select item_id from calling where item_id is not null order by level`,
    id,
  );
  const ancestors = rows.map(({ item_id }) => item_id);
  return [...new Set([...ancestors, id, ...descendantsOf(database, ancestors.at(-1) ?? id)])];
}

const idsOf = (database: Database, sql: string, ...values: string[]): number[] =>
  database.all<{ item_id: number }>(sql, ...values).map(({ item_id }) => item_id);

const chainsOf = (database: Database, ids: readonly number[]): number[] => [
  ...new Set(ids.flatMap((id) => chainOf(database, id))),
];

/** Returns the items that run, or the next one that was called, with all that they called and that called them. */
export function currentItems(database: Database, queueId: string): number[] {
  const running = `select item_id from queue_items where queue_id = ? and status = 'in_progress' order by item_id`;
  const ids = idsOf(database, running, queueId);
  const called = `select child.item_id from queue_items child join queue_items parent on parent.item_id = child.parent_item_id
    where child.queue_id = ? and child.status = 'pending' and parent.status = 'waiting'
    order by child.priority desc, child.created_at, child.item_id limit 1`;
  return chainsOf(database, ids.length > 0 ? ids : idsOf(database, called, queueId));
}

/** Returns the items that run or wait, with all that they called and that called them, unless they have ended. */
export function interruptedItems(database: Database): number[] {
  const ids = idsOf(database, `select item_id from queue_items where status in ('in_progress', 'waiting')`);
  const open = `select item_id from queue_items where status in ('pending', 'in_progress', 'waiting')`;
  const all = new Set(chainsOf(database, ids));
  return idsOf(database, open).filter((id) => all.has(id));
}
