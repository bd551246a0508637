import type { Heard } from './events.js';

/** A server that scenarios are played on. */
export interface Server {
  /** What reports call it. */
  readonly name: string;
  readonly baseUrl: string;
  readonly fetch: typeof globalThis.fetch;
  /** Holds nothing but what scenarios put there, so those that see everything can be played. */
  readonly isOurs: boolean;
  /** Waits until work that was begun before an answer is surely done: there is nothing else to tell by. */
  settle(): Promise<void>;
  /** Calls back with every event of the queue from now on. Returns what ends that. */
  listen(hear: (event: Heard) => void): Promise<() => void>;
  /** Milliseconds within which what happens is surely told, and between two looks at what is awaited. */
  readonly moment: number;
  /**
   * Kills it without a chance, and starts it again on what it holds. Resolves when it answers; undefined where that is not
   * ours to do.
   */
  restart?(): Promise<void>;
  close(): Promise<void>;
}
