import type { MemoryServer } from '@x/repositories/test';
import { ConnectionError } from '@x/transport/errors';

/** The request at which a server crashes: the `at`th, or the `at`th of a kind; and whether it does its work first. */
export interface CrashPoint {
  readonly at: number;
  readonly kind?: string;
  readonly done: boolean;
}

/** Crashes a server at a request. That one and all later ones get no response. */
export function crashAt(server: MemoryServer, { at, kind, done }: CrashPoint): void {
  let left = at;
  server.onRequest(async (request, next) => {
    if (left > 0 && (kind ?? request) === request && --left === 0 && done) await next();
    if (left === 0) throw connectionReset(request);
    await next();
  });
}

/** Lets the server respond again. */
export function restart(server: MemoryServer): void {
  server.onRequest();
}

/** The error of a request that a crashed server did not respond to. */
export const connectionReset = (request: string): ConnectionError => new ConnectionError(request, 'connection reset');
