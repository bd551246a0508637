import type { Database } from '../../storage/database.js';
import { toTimestamp } from '../../storage/timestamp.js';
import { HttpException } from '../../validation/http-exception.js';
import { record } from '../../validation/record.js';
import { type ModelFields, newRecord } from './model-config.js';

/** Where models are recorded. */
interface Target {
  readonly database: Database;
  readonly clock: () => Date;
}

/** The filter and order of a list of models. An empty filter is none. */
export interface ModelQuery {
  readonly base?: string | undefined;
  readonly type?: string | undefined;
  readonly name?: string | undefined;
  readonly format?: string | undefined;
  readonly hash?: string | undefined;
  readonly order_by?: keyof typeof orders | undefined;
  readonly direction?: 'ASC' | 'DESC' | undefined;
}

/** The columns that lists are sorted by. Only the last of several is sorted in the direction; the others by their own. */
const orders = {
  default: (direction: string) =>
    `type ${direction}, base collate nocase ${direction}, name collate nocase ${direction}, format`,
  type: () => 'type',
  base: () => 'base collate nocase',
  name: () => 'name collate nocase',
  format: () => 'format',
  size: () => 'file_size',
  created_at: () => 'created_at',
  updated_at: () => 'updated_at',
  path: () => 'path',
} as const;

/** The words for the order of a list, in the server's order. */
export const modelOrders = [
  'default',
  'type',
  'base',
  'name',
  'format',
  'size',
  'created_at',
  'updated_at',
  'path',
] as const;

const filters = ['name', 'base', 'type', 'format', 'hash'] as const;

/** Thrown when a model with the same path or key exists. The message is the server's. */
export class DuplicateModelError extends Error {}

/**
 * Inserts a model and returns its record: the values in the order of its class, with the defaults for those left out.
 *
 * `key`, `hash`, `path`, `file_size`, `name`, `source`, `source_type`, `type`, `format` and `base` must be given. Throws a
 * `DuplicateModelError` when the path or the key is taken, and another error when the server has no such class.
 */
export function insertModel({ database, clock }: Target, values: ModelFields): ModelFields {
  const { key, path } = values;
  if (findModel(database, String(key))) throw new DuplicateModelError(`A model with key '${key}' is already installed`);
  if (database.first('select 1 from models where path = ?', String(path)))
    throw new DuplicateModelError(`A model with path '${path}' is already installed`);
  const config = newRecord(values);
  const now = toTimestamp(clock());
  const sql = 'insert into models (id, config, created_at, updated_at) values (?, ?, ?, ?)';
  database.run(sql, String(key), JSON.stringify(config), now, now);
  return config;
}

/** Replaces the record of a model, whose key is its own for good. Throws when another one has its path. */
export function replaceModel({ database, clock }: Target, key: string, config: ModelFields): void {
  const now = toTimestamp(clock());
  database.run('update models set config = ?, updated_at = ? where id = ?', JSON.stringify(config), now, key);
}

/** Returns the record of a model; undefined when it does not exist. */
export function findModel(database: Database, key: string): ModelFields | undefined {
  if (!key.isWellFormed()) return undefined;
  const row = database.first<{ config: string }>('select config from models where id = ?', key);
  return row && parse(row);
}

/** Returns the record of a model. Throws 404 when it does not exist. */
export function getModel(database: Database, key: string): ModelFields {
  const found = findModel(database, key);
  if (!found) throw new HttpException(404, 'model not found');
  return found;
}

/** Returns the records of the models that match, in the order of the query. */
export function listModels(database: Database, query: ModelQuery = {}): ModelFields[] {
  const { order_by = 'default', direction = 'ASC' } = query;
  const given = filters.filter((name) => query[name]);
  const where = given.length > 0 ? `where ${given.map((name) => `${name} = ?`).join(' and ')}` : '';
  const sql = `select config from models ${where} order by ${orders[order_by](direction)} ${direction}`;
  return database.all<{ config: string }>(sql, ...given.map((name) => String(query[name]))).map(parse);
}

/** Removes the record of a model, and its relationships. Its files remain. */
export function removeModel(database: Database, key: string): void {
  database.run('delete from models where id = ?', key);
}

const parse = ({ config }: { readonly config: string }): ModelFields => record(JSON.parse(config));
