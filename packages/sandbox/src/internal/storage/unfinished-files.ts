import { type Database, textList } from './database.js';
import type { Storage } from './storage.js';

/** The files that have no record yet, or no longer. A crash leaves them here, and the next start removes them. */
export const unfinishedSchema = 'create table if not exists unfinished_files (file_name text primary key)';

/** Notes files that are about to be written, or whose records are deleted. */
export function noteUnfinished(database: Database, names: readonly string[]): void {
  database.run('insert or ignore into unfinished_files select value from json_each(?)', textList(names));
}

/** Forgets files that have got their records, or that are removed. */
export function forgetUnfinished(database: Database, names: readonly string[]): void {
  database.run('delete from unfinished_files where file_name in (select value from json_each(?))', textList(names));
}

/** Removes the files that an earlier process left behind. */
export function removeUnfinished({ database, files }: Storage): void {
  const rows = database.all<{ file_name: string }>('select file_name from unfinished_files');
  for (const { file_name } of rows) files.removeNow(file_name);
  database.run('delete from unfinished_files');
}
