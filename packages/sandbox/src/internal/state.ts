import type { Database } from './database.js';
import type { Files } from './files.js';

/** What the operations of one sandbox work on. */
export interface State {
  readonly database: Database;
  readonly files: Files;
  /** Zips made and not yet fetched, by name. They do not outlive the sandbox. */
  readonly downloads: Map<string, Uint8Array<ArrayBuffer>>;
  readonly clock: () => Date;
  readonly uuid: () => string;
  readonly version: string;
}
