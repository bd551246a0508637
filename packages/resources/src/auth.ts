import { AuthRepository } from '@x/repositories/auth';
import { UserRepository } from '@x/repositories/user';
import { type AuthOptions, AuthService } from '@x/services/auth';
import { createHttpTransport, type HttpTransportOptions } from '@x/transport/http-transport';

import { requireObject } from './internal/require-object.js';

/** The options of a transport without a token, for each way to name the server. */
type ServerOptions<T = HttpTransportOptions> = T extends unknown ? Omit<T, 'token'> : never;

/** Options of {@link createAuth}: the server, and what to log in with. */
export type CreateAuthOptions = ServerOptions & AuthOptions;

/**
 * Creates the login of a user on a server, with a transport of its own. Pass its `token` to the `createClient` of the same
 * server. It makes no request before the first that needs a token.
 */
export function createAuth(options: CreateAuthOptions): AuthService {
  const { credentials, tokens, mediaCookie, ...server } = requireObject('options', options);
  return new AuthService(
    (token) => {
      const transport = createHttpTransport({ ...server, token } as HttpTransportOptions);
      return { auth: new AuthRepository(transport), users: new UserRepository(transport) };
    },
    { credentials, tokens, mediaCookie, clock: options.clock },
  );
}
