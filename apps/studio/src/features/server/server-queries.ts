import { useQuery } from '@tanstack/react-query';

import { useClient } from '../../app/client-context.js';

/** Returns whether users log in, and what their passwords need. */
export function useAuthStatus() {
  const client = useClient();
  return useQuery({
    queryKey: ['auth', 'status'],
    queryFn: async ({ signal }) => (await client.load()).repositories.auth.status({ signal }),
  });
}

/** Returns what the server needs before it can be used. */
export function useAuthMode() {
  const { login } = useClient();
  return useQuery({
    queryKey: ['auth', 'mode'],
    queryFn: async ({ signal }) => (await login.load()).mode({ signal }),
  });
}

/** Returns who is logged in; nothing is asked for while there is no login. */
export function useUser() {
  const { login } = useClient();
  const { data: mode } = useAuthMode();
  return useQuery({
    queryKey: ['auth', 'user'],
    enabled: mode === 'multi-user',
    queryFn: async ({ signal }) => {
      const auth = await login.load();
      return (await login.tokens.load()) === undefined ? null : auth.user({ signal });
    },
  });
}

/** Returns the release of the server. */
export function useVersion() {
  const { app } = useClient().repositories;
  return useQuery({ queryKey: ['version'], queryFn: ({ signal }) => app.version({ signal }) });
}
