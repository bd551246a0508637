import { QueryClient } from '@tanstack/react-query';

/** Creates the cache of what was read. The client repeats what may be repeated, so the cache repeats nothing. */
export function createQueries(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      // The server is on this network or on this machine: whether the internet is reached says nothing about it.
      queries: { retry: false, networkMode: 'always', staleTime: 10_000 },
      mutations: { retry: false, networkMode: 'always' },
    },
  });
}
