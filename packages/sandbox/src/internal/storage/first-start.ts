import type { Database } from './database.js';

/** The tables that were filled with what a new server brings along. */
export const firstStartSchema = 'create table if not exists filled_tables (table_name text primary key)';

/** Returns whether a table was never filled before, and notes that it is now. */
export const isFirstStart = (database: Database, table: string): boolean =>
  database.run('insert or ignore into filled_tables values (?)', table) === 1;
