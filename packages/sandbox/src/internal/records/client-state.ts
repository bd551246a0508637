import type { Database } from '../storage/database.js';
import { toSecond } from '../storage/timestamp.js';
import { assertEncodable } from '../validation/lone-surrogate.js';

/** The texts that the server keeps for its users, by key. */
export interface ClientStateStore {
  find(userId: string, key: string): string | null;
  /** Throws for text with half of a surrogate pair. */
  set(userId: string, key: string, value: string): void;
  /** The keys that begin with `prefix` in any case, those of the last second first. */
  keys(userId: string, prefix: string): string[];
  delete(userId: string, key: string): void;
  deleteAll(userId: string): void;
}

export function clientStateStore(database: Database, clock: () => Date): ClientStateStore {
  return {
    find: (userId, key) =>
      database.first<{ value: string }>('select value from client_state where user_id = ? and key = ?', userId, key)
        ?.value ?? null,
    set: (userId, key, value) => {
      for (const text of [key, value]) assertEncodable(text);
      const sql = `insert into client_state (user_id, key, value, updated_at) values (?, ?, ?, ?)
        on conflict do update set value = excluded.value, updated_at = excluded.updated_at`;
      database.run(sql, userId, key, value, toSecond(clock()));
    },
    keys: (userId, prefix) => {
      const pattern = `${prefix.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
      const sql = `select key from client_state where user_id = ? and key like ? escape '\\'
        order by updated_at desc, rowid`;
      return database.all<{ key: string }>(sql, userId, pattern).map(({ key }) => key);
    },
    delete: (userId, key) => void database.run('delete from client_state where user_id = ? and key = ?', userId, key),
    deleteAll: (userId) => void database.run('delete from client_state where user_id = ?', userId),
  };
}
