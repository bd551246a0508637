import type { Bus } from '../events/bus.js';
import type { Database } from '../storage/database.js';
import type { Files } from '../storage/files.js';
import type { NodeCache } from './node-cache.js';

/** What the operations of one sandbox work on. */
export interface State {
  readonly database: Database;
  readonly files: Files;
  /** Zips made and not yet fetched, by name. They do not outlive the sandbox. */
  readonly downloads: Map<string, Uint8Array<ArrayBuffer>>;
  /** What happens, for whoever listens. */
  readonly bus: Bus;
  readonly cache: NodeCache;
  readonly clock: () => Date;
  readonly uuid: () => string;
  readonly version: string;
}
