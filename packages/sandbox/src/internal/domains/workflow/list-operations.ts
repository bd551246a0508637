import type { WorkflowListItem } from '@x/models/workflow';
import type { Identity } from '../../http/identity.js';
import { type Operation, operation } from '../../http/operation.js';
import { direction } from '../../http/parameters.js';
import { json } from '../../http/response.js';
import { workflowCategory } from '../../records/workflow/read-workflow.js';
import { boolean } from '../../validation/boolean.js';
import { choice } from '../../validation/choice.js';
import { type Field, fallback, optional, repeated, required } from '../../validation/field.js';
import { integer } from '../../validation/integer.js';
import { list } from '../../validation/list.js';
import type { Reader } from '../../validation/reader.js';
import { string } from '../../validation/string.js';
import type { WorkflowFilter } from './workflow-filter.js';
import type { WorkflowStore } from './workflow-store.js';

const categories = repeated(workflowCategory);
const has_been_opened = optional(boolean);
const is_public = optional(boolean);

const listQuery = {
  page: fallback(integer(), 0),
  per_page: optional(integer()),
  order_by: fallback(choice(['created_at', 'updated_at', 'opened_at', 'name', 'is_public']), 'name'),
  direction: fallback(direction, 'ASC'),
  categories,
  tags: repeated(string()),
  query: optional(string()),
  has_been_opened,
  is_public,
  callable: optional(boolean),
};

/** A list in a query that must have an item. */
const needed = <T>(item: Reader<T>): Field<T[]> => ({ ...required(list(item)), isRepeated: true });

export const workflowListOperations = (store: WorkflowStore): Operation[] => [
  operation('GET /api/v1/workflows/', { query: listQuery }, ({ query, user }) => {
    const { page, per_page, order_by, direction, callable, ...asked } = query;
    const filter = visible(asked, user);
    const order = `${order_by} ${direction}`;
    if (callable !== undefined) {
      const all = store.list(filter, order);
      return json(partOf(all.filter(isCallable(callable)), page, per_page));
    }
    const total = store.count(filter);
    if (!per_page) return json({ page, pages: 1, per_page: total, total, items: store.list(filter, order) });
    const items = store.list(filter, order, { limit: per_page, offset: page * per_page });
    // As Python rounds: down for a negative number.
    const pages = per_page > 0 ? Math.ceil(total / per_page) : Math.floor(total / per_page);
    return json({ page, pages, per_page, total, items });
  }),

  operation('GET /api/v1/workflows/tags', { query: { categories, is_public } }, ({ query, user }) =>
    json(store.tags(visible(query, user))),
  ),

  operation(
    'GET /api/v1/workflows/counts_by_tag',
    { query: { tags: needed(string()), categories, has_been_opened, is_public } },
    ({ query: { tags, ...asked }, user }) => {
      const filter = visible(asked, user);
      return json(Object.fromEntries(tags.map((tag) => [tag, store.count({ ...filter, tags: [tag] })])));
    },
  ),

  operation(
    'GET /api/v1/workflows/counts_by_category',
    { query: { categories: needed(workflowCategory), has_been_opened, is_public } },
    ({ query, user }) => {
      const filter = visible(query, user);
      const counts = query.categories.map((name) => [name, store.count({ ...filter, categories: [name] })]);
      return json(Object.fromEntries(counts));
    },
  ),
];

/** Users see their own workflows and those of the server; public ones of others only if they ask for public ones. */
function visible(filter: WorkflowFilter, user: Identity): WorkflowFilter {
  const { categories = [], is_public } = filter;
  const hasOwn = categories.length === 0 || categories.includes('user');
  return user.is_admin || !hasOwn || is_public ? filter : { ...filter, user_id: user.user_id };
}

const isCallable =
  (wanted: boolean) =>
  ({ call_saved_workflow_compatibility: compatibility }: WorkflowListItem): boolean =>
    compatibility?.is_callable === wanted;

/** Returns a page of rows as Python slices a list: from the end for negative numbers. */
function partOf(rows: readonly WorkflowListItem[], page: number, perPage: number | undefined) {
  const total = rows.length;
  if (!perPage) return { page, pages: 1, per_page: total, total, items: rows };
  const items = rows.slice(page * perPage, (page + 1) * perPage);
  return { page, pages: Math.ceil(total / perPage), per_page: perPage, total, items };
}
