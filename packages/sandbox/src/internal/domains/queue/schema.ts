const LISTS = [
  ['queue', "''"],
  ['batch', 'batch_id'],
  ['destination', 'destination'],
  ['user', 'user_id'],
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
    user_id text not null default 'system',
    retried_from_item_id integer,
    device text,
    graph text not null,
    execution text not null,
    workflow text,
    workflow_call_id text,
    parent_item_id integer,
    parent_session_id text,
    root_item_id integer,
    workflow_call_depth integer
  );
  create index if not exists queue_items_in_turn on queue_items (status, priority desc, item_id);
  create index if not exists queue_items_by_batch on queue_items (batch_id, item_id);
  create index if not exists queue_items_by_user on queue_items (user_id, started_at);
  create index if not exists queue_items_by_age on queue_items (queue_id, created_at, item_id);

  create table if not exists queue_counts (
    queue_id text not null,
    scope text not null,
    key text not null,
    status text not null,
    count integer not null,
    primary key (queue_id, scope, key, status)
  ) without rowid;

  insert into queue_counts (queue_id, scope, key, status, count)
    select queue_id, 'user', user_id, status, count(*) from queue_items
    where not exists (select 1 from queue_counts where scope = 'user') group by queue_id, user_id, status;

  drop trigger if exists queue_items_put;
  drop trigger if exists queue_items_gone;
  drop trigger if exists queue_items_changed;
  create trigger queue_items_put after insert on queue_items begin ${counted('new', 1)} end;
  create trigger queue_items_gone after delete on queue_items begin ${counted('old', -1)} end;
  create trigger queue_items_changed after update of status on queue_items when new.status <> old.status
    begin ${counted('old', -1)} ${counted('new', 1)} end;
`;

/** The columns that folders of older sandboxes lack. */
export const addedQueueColumns = [
  { table: 'queue_items', column: 'user_id', definition: "text not null default 'system'" },
  { table: 'queue_items', column: 'workflow_call_id', definition: 'text' },
  { table: 'queue_items', column: 'parent_item_id', definition: 'integer' },
  { table: 'queue_items', column: 'parent_session_id', definition: 'text' },
  { table: 'queue_items', column: 'root_item_id', definition: 'integer' },
  { table: 'queue_items', column: 'workflow_call_depth', definition: 'integer' },
] as const;
