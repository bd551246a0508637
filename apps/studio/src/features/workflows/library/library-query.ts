import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { WorkflowQuery } from '@x/repositories/workflow';

import type { LoadedClient } from '../../../app/load-client.js';
import type { LibrarySearch } from '../workflow-search.js';

/** The server examines each workflow of a page. */
const PAGE = 48;

const ORDERS = {
  opened: { order_by: 'opened_at', direction: 'DESC' },
  name: { order_by: 'name', direction: 'ASC' },
  created: { order_by: 'created_at', direction: 'DESC' },
  updated: { order_by: 'updated_at', direction: 'DESC' },
} as const;

/** Returns what to ask the server for. */
function toWorkflowQuery({ text, category, tag, sort }: LibrarySearch): WorkflowQuery {
  return {
    ...ORDERS[sort ?? 'opened'],
    ...(text && { query: text }),
    ...(category && { categories: [category] }),
    ...(tag && { tags: [tag] }),
  };
}

/** The workflows that match, page by page. */
export const libraryQuery = ({ repositories }: LoadedClient, search: LibrarySearch) =>
  infiniteQueryOptions({
    queryKey: ['workflows', search],
    queryFn: ({ pageParam, signal }) =>
      repositories.workflows.page({ ...toWorkflowQuery(search), page: pageParam, per_page: PAGE }, { signal }),
    initialPageParam: 0,
    getNextPageParam: ({ page, pages }) => (page + 1 < pages ? page + 1 : undefined),
    // It changes with every workflow that is opened.
    staleTime: 0,
  });

/** All tags of the library. */
export const tagQuery = ({ repositories }: LoadedClient) =>
  queryOptions({
    queryKey: ['workflows', 'tags'],
    queryFn: ({ signal }) => repositories.workflows.tags({}, { signal }),
  });
