import { lost, type MemoryServer } from './memory-server.js';

/** Kills the server at its `at`th request from now: before it does the work, or after, when only the answer is lost. */
export function cut(server: MemoryServer, at: number, when: 'before' | 'after'): void {
  let left = at;
  server.intercept = (request, work) => {
    left--;
    if (left === 0 && when === 'after') work();
    if (left <= 0) throw lost(request);
    return work();
  };
}

/** Lets the server answer again. */
export function revive(server: MemoryServer): void {
  server.intercept = (_, work) => work();
}
