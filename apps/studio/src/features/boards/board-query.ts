import { queryOptions } from '@tanstack/react-query';

import type { Client } from '../../app/client.js';

/** All boards, archived ones too, the newest first. */
export const boardQuery = ({ repositories }: Client) =>
  queryOptions({
    queryKey: ['boards'],
    queryFn: ({ signal }) => Array.fromAsync(repositories.boards.list({ include_archived: true }, { signal })),
  });
