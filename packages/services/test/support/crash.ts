import { connectionReset, type MemoryServer } from './memory-server.js';

/** The request at which a server crashes: the `at`th, or the `at`th of a kind; and whether it does its work first. */
export interface CrashPoint {
  readonly at: number;
  readonly kind?: string;
  readonly done: boolean;
}

/** Crashes a server at a request. That one and all later ones get no response. */
export function crashAt(server: MemoryServer, { at, kind, done }: CrashPoint): void {
  let left = at;
  server.intercept = (request, work) => {
    if (left > 0 && (kind ?? request) === request && --left === 0 && done) work();
    if (left === 0) throw connectionReset(request);
    return work();
  };
}

/** Lets the server respond again. */
export function restart(server: MemoryServer): void {
  server.intercept = (_, work) => work();
}
