import type { Credentials, LoginResult } from '@x/models/auth';
import { AuthenticationError, PermissionError } from '@x/transport/errors';

import type { Session } from './session.js';

/** Returns credentials for a login, or `undefined` when there are none. */
export type CredentialsSource = () => Credentials | undefined | Promise<Credentials | undefined>;

/** What a login that nobody asked for needs. */
export interface ReloginContext {
  readonly session: Session;
  readonly clock: () => number;
  logIn(credentials: Credentials): Promise<LoginResult>;
}

/** A token that is refused earlier than this after its login was of no use. Milliseconds. */
const SHORTEST_LIFE = 10_000;

/** So many useless logins may follow each other: a new password makes one useless, a broken server all. */
const MOST_USELESS = 1;

/** Logs in again when the server refuses a token: once for all who sent it. */
export class Relogin {
  readonly #context: ReloginContext;
  #source: CredentialsSource | undefined;
  /** Why the source is of no use, until another is given. */
  #refusal: Error | undefined;
  #running: Promise<string | undefined> | undefined;
  /** What would change the token is awaited before a login. */
  #change: Promise<unknown> | undefined;
  /** The token of the last login here, and when it was. */
  #last: { readonly token: string; readonly time: number } | undefined;
  #useless = 0;

  constructor(context: ReloginContext, source: CredentialsSource | undefined) {
    this.#context = context;
    this.#source = source;
  }

  /** Uses other credentials from now on; without any nobody is logged in again. */
  use(source: CredentialsSource | undefined): void {
    this.#source = source;
    this.#refusal = undefined;
  }

  /** Runs `work`, which may make the token invalid and bring another. Logins wait for it. */
  async during<T>(work: () => Promise<T>): Promise<T> {
    const running = work();
    this.#change = running.catch(() => {});
    try {
      return await running;
    } finally {
      this.#change = undefined;
    }
  }

  /** Returns another token than the one that was refused, or that one when there is none. */
  async replacementOf(refused: string | undefined): Promise<string | undefined> {
    await this.#change;
    const known = await this.#context.session.token();
    if (known !== undefined && known !== refused) return known;
    this.#running ??= this.#logInAgain(refused).finally(() => {
      this.#running = undefined;
    });
    return this.#running;
  }

  async #logInAgain(refused: string | undefined): Promise<string | undefined> {
    const { session, clock, logIn } = this.#context;
    await session.reload();
    const kept = await session.token();
    if (kept !== undefined && kept !== refused) return kept;
    const isUseless =
      refused !== undefined && refused === this.#last?.token && clock() - this.#last.time < SHORTEST_LIFE;
    this.#useless = isUseless ? this.#useless + 1 : 0;
    if (this.#refusal) throw this.#refusal;
    const source = this.#source;
    const credentials = this.#useless > MOST_USELESS ? undefined : await source?.();
    if (!credentials) return refused;
    try {
      const { token } = await logIn(credentials);
      this.#last = { token, time: clock() };
      // Where it cannot be kept it is valid all the same.
      await session.replace(token).catch(() => {});
      return token;
    } catch (error) {
      // They would be refused again, and each attempt costs the server a third of a second.
      const isRefused = error instanceof AuthenticationError || error instanceof PermissionError;
      if (isRefused && this.#source === source) this.#refusal = error;
      throw error;
    }
  }
}
