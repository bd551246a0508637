import { dirname } from 'node:path';
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';

import { assertEncodable } from '../validation/lone-surrogate.js';

export const MEMORY = ':memory:';

// The lock ends with the process, however that ends.
const PRAGMAS = `
  pragma locking_mode = exclusive;
  pragma journal_mode = wal;
  pragma synchronous = normal;
  pragma foreign_keys = on;
`;

/** A column that the tables of older sandboxes lack. */
interface AddedColumn {
  readonly table: string;
  readonly column: string;
  readonly definition: string;
}

/** What a database consists of. */
export interface Schema {
  /** SQL that creates tables, unless they exist. */
  readonly tables: readonly string[];
  readonly addedColumns: readonly AddedColumn[];
}

/** The database of a sandbox, in a file or in memory. */
export class Database {
  readonly #path: string;
  readonly #schema: Schema;
  readonly #statements = new Map<string, StatementSync>();
  #database: DatabaseSync;
  // `DatabaseSync.isOpen` is missing before Node 22.15.
  #isOpen = true;

  /**
   * Opens the file at `path`, `:memory:` for none, and creates what is missing of `schema`.
   *
   * Throws when another process, or another part of this one, has it open.
   */
  constructor(path: string, schema: Schema) {
    this.#path = path;
    this.#schema = schema;
    this.#database = open(path, schema);
  }

  /** Whether it can be used. */
  get isOpen(): boolean {
    return this.#isOpen;
  }

  /** Closes the file until `resume`, so that others can open it. A database in memory stays as it is. */
  suspend(): void {
    if (this.#path !== MEMORY) this.close();
  }

  /** Opens the file again after `suspend`. Throws as the constructor does. */
  resume(): void {
    if (this.#isOpen) return;
    this.#database = open(this.#path, this.#schema);
    this.#isOpen = true;
  }

  /** Returns all rows. */
  all<Row>(sql: string, ...values: SQLInputValue[]): Row[] {
    return this.#prepare(sql).all(...checked(values)) as Row[];
  }

  /** Returns the first row; undefined when there is none. */
  first<Row>(sql: string, ...values: SQLInputValue[]): Row | undefined {
    return this.#prepare(sql).get(...checked(values)) as Row | undefined;
  }

  /** Returns the number of changed rows. */
  run(sql: string, ...values: SQLInputValue[]): number {
    return Number(this.#prepare(sql).run(...checked(values)).changes);
  }

  /** Runs `work` in a transaction. */
  transaction<T>(work: () => T): T {
    this.#database.exec('begin immediate');
    try {
      const result = work();
      this.#database.exec('commit');
      return result;
    } catch (error) {
      this.#database.exec('rollback');
      throw error;
    }
  }

  close(): void {
    this.#statements.clear();
    if (this.#isOpen) this.#database.close();
    this.#isOpen = false;
  }

  #prepare(sql: string): StatementSync {
    const known = this.#statements.get(sql);
    if (known) return known;
    const statement = this.#database.prepare(sql);
    this.#statements.set(sql, statement);
    return statement;
  }
}

const BUSY = 5;

function open(path: string, { tables, addedColumns }: Schema): DatabaseSync {
  const database = new DatabaseSync(path);
  try {
    database.exec(PRAGMAS);
    // The lock is taken by the first write.
    database.exec('begin exclusive; commit');
    for (const column of addedColumns) addColumn(database, column);
    for (const table of tables) database.exec(table);
    return database;
  } catch (error) {
    database.close();
    if (!(error instanceof Error && 'errcode' in error && error.errcode === BUSY)) throw error;
    const advice = 'close that one first, or give this one a folder of its own';
    throw new Error(`another sandbox uses the folder "${dirname(path)}"; ${advice}`, { cause: error });
  }
}

function addColumn(database: DatabaseSync, { table, column, definition }: AddedColumn): void {
  const columns = database.prepare('select name from pragma_table_info(?)').all(table);
  const isMissing = columns.length > 0 && !columns.some(({ name }) => name === column);
  if (isMissing) database.exec(`alter table ${table} add column ${column} ${definition}`);
}

/** Returns the values, which the database of the server refuses when they are no well-formed text. */
function checked(values: SQLInputValue[]): SQLInputValue[] {
  for (const value of values) if (typeof value === 'string') assertEncodable(value);
  return values;
}

/** Returns texts as one value for `json_each`, checked as values of their own are. */
export function textList(texts: readonly string[]): string {
  for (const text of texts) assertEncodable(text);
  return JSON.stringify(texts);
}
