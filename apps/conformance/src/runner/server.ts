import type { LocalEventSource } from '@x/transport/event-socket';

import type { ServerEvent } from './events.js';

/** Options of a restart. */
export interface RestartOptions {
  /**
   * Without the database: another server at the same address.
   *
   * @default false
   */
  readonly isNew?: boolean | undefined;
}

/** A server that scenarios run on. */
export interface Server {
  /** Its name in reports. */
  readonly name: string;
  readonly baseUrl: string;
  readonly fetch: typeof globalThis.fetch;
  /** Holds only what scenarios create, so exclusive scenarios can run. */
  readonly isExclusive: boolean;
  /** Returns the time by the server's clock, in milliseconds. */
  now(): number;
  /** Waits until background work of earlier requests is surely done; no response or event reports that. */
  settle(): Promise<void>;
  /**
   * Calls `listener` with every event of these queues from now on. Returns a function that stops it.
   *
   * `queues` defaults to the queue `default`. A server with several users needs the `token` of one.
   */
  listen(listener: (event: ServerEvent) => void, queues?: readonly string[], token?: string): Promise<() => void>;
  /** Milliseconds after which an event has arrived; also the interval of polling. */
  readonly eventDelay: number;
  /** Creates an image as if some days ago, and returns its name. Undefined where not possible. */
  backdate?(days: number, create: () => Promise<string>): Promise<string>;
  /** The events of a server in this process. Without them a socket is connected. */
  readonly events?: LocalEventSource;
  /** Returns the token of a login, made valid for so many milliseconds. Undefined where not possible. */
  expiringToken?(milliseconds: number, login: () => Promise<string>): Promise<string>;
  /** Installs the model at a path of this machine in place, and returns its key. Undefined where not possible. */
  installModel?(path: string): Promise<string>;
  /** Kills the server and starts it again. Resolves when it responds. Undefined where not possible. */
  restart?(options?: RestartOptions): Promise<void>;
  close(): Promise<void>;
}
