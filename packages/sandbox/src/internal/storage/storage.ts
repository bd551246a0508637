import type { Database } from './database.js';
import type { Files } from './files.js';

/** Where images are stored: their records and their files. */
export interface Storage {
  readonly database: Database;
  readonly files: Files;
}
