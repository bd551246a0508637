import type { Identity } from '../http/identity.js';
import type { Database } from '../storage/database.js';
import { toTimestamp } from '../storage/timestamp.js';
import { HttpException } from '../validation/http-exception.js';
import { findPasswordProblem, hashPassword, isPassword } from './password.js';

/** A user with what decides about tokens. */
export interface StoredUser extends Identity {
  readonly is_active: boolean;
  readonly created_at: string;
  readonly updated_at: string;
  readonly last_login_at: string | null;
  readonly token_epoch: number;
}

interface UserRow extends Omit<StoredUser, 'is_admin' | 'is_active'> {
  readonly is_admin: number;
  readonly is_active: number;
  readonly password_hash: string;
}

/** A user to be created. */
export interface NewUser {
  readonly email: string;
  readonly password: string;
  readonly display_name: string | null;
  readonly is_admin: boolean;
}

/** Changes to a user. What is absent or `null` keeps its value. */
export interface UserChanges {
  readonly display_name?: string | null;
  readonly password?: string | null;
  readonly is_admin?: boolean | null;
  readonly is_active?: boolean | null;
}

interface Parts {
  readonly database: Database;
  readonly clock: () => Date;
  readonly uuid: () => string;
  readonly strictPasswords: boolean;
}

const SYSTEM_PROTECTED =
  'The system user cannot be deleted, deactivated, promoted to administrator, or given a password';

/** The users of a server. */
export class UserStore {
  readonly #parts: Parts;

  readonly #listeners = new Set<(userId: string) => void>();

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Calls `listener` with each user whose rights change, or whose tokens become invalid. */
  onAccessChange(listener: (userId: string) => void): void {
    this.#listeners.add(listener);
  }

  find(id: string): StoredUser | undefined {
    return this.#first('user_id = ?', id);
  }

  /** Returns a user. Throws 404 when it does not exist. */
  get(id: string): StoredUser {
    const user = this.find(id);
    if (!user) throw new HttpException(404, 'User not found');
    return user;
  }

  /** Returns the newest hundred, without `system`, which counts among them. */
  list(): StoredUser[] {
    const sql = 'select * from users order by created_at desc limit 100';
    const users = this.#parts.database.all<UserRow>(sql).map(toUser);
    return users.filter(({ user_id }) => user_id !== 'system');
  }

  countAdmins(): number {
    const sql = 'select count(*) as n from users where is_admin and is_active';
    return this.#parts.database.first<{ n: number }>(sql)?.n ?? 0;
  }

  /** Returns a new user. Throws 400 for a bad password and a known email. */
  create({ email, password, display_name, is_admin }: NewUser): StoredUser {
    const { database, clock, uuid } = this.#parts;
    this.#assertPassword(password);
    if (this.#first('email = ?', email)) throw new HttpException(400, `User with email ${email} already exists`);
    const id = uuid();
    const now = toTimestamp(clock());
    database.run(
      `insert into users (user_id, email, display_name, password_hash, is_admin, created_at, updated_at)
       values (?, ?, ?, ?, ?, ?, ?)`,
      ...[id, email, display_name, hashPassword(password), Number(is_admin), now, now],
    );
    return this.get(id);
  }

  /** Changes a user and returns it. A new password makes all tokens of the user invalid. */
  update(id: string, changes: UserChanges): StoredUser {
    const { display_name = null, password = null, is_admin = null, is_active = null } = changes;
    const before = this.get(id);
    const isRevoked = is_admin === false || is_active === false;
    if (id === 'system' && (is_active === false || is_admin === true || password !== null)) {
      throw new HttpException(400, SYSTEM_PROTECTED);
    }
    if (isRevoked) this.#assertNotLastAdmin(before);
    if (password !== null) this.#assertPassword(password);
    if (Object.values(changes).every((value) => value === null || value === undefined)) return before;
    this.#parts.database.run(
      `update users set display_name = coalesce(?, display_name), password_hash = coalesce(?, password_hash),
         token_epoch = token_epoch + ?, is_admin = coalesce(?, is_admin), is_active = coalesce(?, is_active),
         updated_at = ? where user_id = ?`,
      ...[display_name, password === null ? null : hashPassword(password), Number(password !== null)],
      ...[toNumber(is_admin), toNumber(is_active), toTimestamp(this.#parts.clock()), id],
    );
    const after = this.get(id);
    const isChanged = ACCESS.some((name) => before[name] !== after[name]);
    if (isChanged) this.#changeAccess(id);
    return after;
  }

  delete(id: string): void {
    const user = this.get(id);
    if (id === 'system') throw new HttpException(400, SYSTEM_PROTECTED);
    this.#assertNotLastAdmin(user);
    this.#parts.database.run('delete from users where user_id = ?', id);
    this.#changeAccess(id);
  }

  /** Returns the user with this email and password, active or not, and records the login. */
  authenticate(email: string, password: string): StoredUser | undefined {
    const { database, clock } = this.#parts;
    const row = database.first<UserRow>('select * from users where email = ?', email);
    if (!row || row.user_id === 'system' || !isPassword(password, row.password_hash)) return undefined;
    const last_login_at = `${clock().toISOString().slice(0, -1)}000Z`;
    database.run(
      'update users set last_login_at = ?, updated_at = ? where user_id = ?',
      ...[last_login_at, toTimestamp(clock()), row.user_id],
    );
    return { ...toUser(row), last_login_at };
  }

  #changeAccess(id: string): void {
    for (const listener of this.#listeners) listener(id);
  }

  #first(condition: string, value: string): StoredUser | undefined {
    const row = this.#parts.database.first<UserRow>(`select * from users where ${condition}`, value);
    return row && toUser(row);
  }

  #assertPassword(password: string): void {
    const problem = findPasswordProblem(password, this.#parts.strictPasswords);
    if (problem !== undefined) throw new HttpException(400, problem);
  }

  #assertNotLastAdmin({ is_admin, is_active }: StoredUser): void {
    if (is_admin && is_active && this.countAdmins() <= 1) {
      throw new HttpException(400, 'Cannot remove the last administrator');
    }
  }
}

const ACCESS = ['is_admin', 'is_active', 'token_epoch'] as const;

const toNumber = (value: boolean | null) => (value === null ? null : Number(value));

/** Returns a timestamp in the format of users. */
const toMoment = (timestamp: string) =>
  timestamp
    .replace(' ', 'T')
    .replace('.000', '')
    .replace(/\.(\d{3})$/, '.$1000');

const toUser = (row: UserRow): StoredUser => ({
  user_id: row.user_id,
  email: row.email,
  display_name: row.display_name,
  is_admin: row.is_admin === 1,
  is_active: row.is_active === 1,
  created_at: toMoment(row.created_at),
  updated_at: toMoment(row.updated_at),
  last_login_at: row.last_login_at,
  token_epoch: row.token_epoch,
});
