import { createAuth } from '@x/resources/auth';
import { type Client, createClient } from '@x/resources/client';
import type { AuthOptions, AuthService } from '@x/services/auth';

import type { Server } from '../runner/server.js';
import type { Trace } from '../secrets/trace.js';

/** Options of a program. */
export interface ProgramOptions extends Omit<AuthOptions, 'clock'> {
  /** Returns the fetch of its requests; by default that of the server. */
  readonly wrap?: ((fetch: typeof globalThis.fetch) => typeof globalThis.fetch) | undefined;
}

/** A request of a program and what became of it. */
interface Sent {
  /** Method, path and status. */
  readonly call: string;
  /** The token that was sent. */
  readonly token: string | undefined;
  /** The token that was issued: renewed, or of a login. */
  readonly issued: string | undefined;
  /** The cookie that was set. */
  readonly cookie: string | undefined;
}

/** A program that logs in by itself. */
export interface Program {
  readonly auth: AuthService;
  /** Sends the token of `auth`. */
  readonly client: Client;
  /** Its requests so far. */
  readonly sent: Sent[];
  /** Its requests so far, as method, path and status. */
  calls(): string[];
  /** The number of its logins so far, refused ones included. */
  logins(): number;
  /** Lets time pass for the program, but not for the server. */
  pass(milliseconds: number): void;
}

/** Returns a program of a server. */
export function createProgram(server: Server, trace: Trace, options: ProgramOptions): Program {
  const { wrap = (it) => it, ...login } = options;
  const { baseUrl, events } = server;
  const { logger } = trace;
  const sent: Sent[] = [];
  const fetch = wrap(recordedFetch(server.fetch, sent));
  let ahead = 0;
  const clock = () => performance.now() + ahead;
  const auth = createAuth({ baseUrl, fetch, logger, clock, ...login });
  const client = createClient({ baseUrl, fetch, logger, events, token: trace.observe(auth.token) });
  return {
    auth: trace.observe(auth),
    client: trace.observe(client),
    sent,
    calls: () => sent.map(({ call }) => call),
    logins: () => sent.filter(({ call }) => call.startsWith('POST /api/v1/auth/login ')).length,
    pass: (milliseconds) => {
      ahead += milliseconds;
    },
  };
}

/** Returns a fetch that adds each request to a list, in the order of the responses. */
function recordedFetch(fetch: typeof globalThis.fetch, sent: Sent[]): typeof globalThis.fetch {
  return async (input, init) => {
    const request = new Request(input, init);
    const response = await fetch(request);
    const { headers, status } = response;
    const { pathname } = new URL(request.url);
    const isLogin = pathname.endsWith('/auth/login') && response.ok;
    sent.push({
      call: `${request.method} ${pathname} ${status}`,
      token: request.headers.get('authorization')?.slice('Bearer '.length),
      issued: isLogin ? (await response.clone().json()).token : (headers.get('x-refreshed-token') ?? undefined),
      cookie: headers.get('set-cookie') ?? undefined,
    });
    return response;
  };
}
