const LISTS = [
  ['queue', "''"],
  ['batch', 'batch_id'],
  ['destination', 'destination'],
] as const;

/** Counts are maintained by triggers, because each change of 10 000 items sends the status of the queue. */
const counted = (row: 'new' | 'old', change: 1 | -1): string =>
  LISTS.map(
    ([scope, key]) => `
      insert into queue_counts (queue_id, scope, key, status, count)
        select ${row}.queue_id, '${scope}', ${key === "''" ? key : `${row}.${key}`}, ${row}.status, ${change}
        where ${key === "''" ? key : `${row}.${key}`} is not null
        on conflict do update set count = count + ${change};`,
  ).join('');

/** The tables of queue items and their counts. The id of a deleted item is not reused. */
export const queueSchema = `
  create table if not exists queue_items (
    item_id integer primary key autoincrement,
    queue_id text not null,
    batch_id text not null,
    session_id text not null,
    status text not null default 'pending',
    status_sequence integer not null default 0,
    priority integer not null,
    origin text,
    destination text,
    error_type text,
    error_message text,
    error_traceback text,
    created_at text not null,
    updated_at text not null,
    started_at text,
    completed_at text,
    field_values text,
    retried_from_item_id integer,
    device text,
    graph text not null,
    execution text not null,
    workflow text
  );
  create index if not exists queue_items_in_turn on queue_items (status, priority desc, item_id);
  create index if not exists queue_items_by_batch on queue_items (batch_id, item_id);
  create index if not exists queue_items_by_age on queue_items (queue_id, created_at, item_id);

  create table if not exists queue_counts (
    queue_id text not null,
    scope text not null,
    key text not null,
    status text not null,
    count integer not null,
    primary key (queue_id, scope, key, status)
  ) without rowid;

  create trigger if not exists queue_items_put after insert on queue_items begin ${counted('new', 1)} end;
  create trigger if not exists queue_items_gone after delete on queue_items begin ${counted('old', -1)} end;
  create trigger if not exists queue_items_changed after update of status on queue_items when new.status <> old.status
    begin ${counted('old', -1)} ${counted('new', 1)} end;
`;
