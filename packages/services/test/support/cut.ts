import { lost, type MemoryServer } from './memory-server.js';

/** At which request a server dies: the `at`th, or the `at`th of a kind, and whether it does its work first. */
export interface Cut {
  readonly at: number;
  readonly kind?: string;
  readonly done: boolean;
}

/** Kills a server at a request. Neither that one nor any later one is answered. */
export function cut(server: MemoryServer, { at, kind, done }: Cut): void {
  let left = at;
  server.intercept = (request, work) => {
    if (left > 0 && (kind ?? request) === request && --left === 0 && done) work();
    if (left === 0) throw lost(request);
    return work();
  };
}

/** Lets the server answer again. */
export function revive(server: MemoryServer): void {
  server.intercept = (_, work) => work();
}
