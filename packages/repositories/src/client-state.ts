import {
  ClientStateDeleted,
  ClientStateKey,
  ClientStateKeyList,
  ClientStateValue,
  ClientStateValueOrNone,
} from '@x/models/client-state';
import type { RequestOptions } from '@x/transport/options';
import type { Transport } from '@x/transport/transport';
import { exactly } from './internal/about.js';
import { check } from './internal/check.js';
import { orUndefined } from './internal/missing.js';
import { since } from './internal/since.js';
import { type Consent, checkConsent } from './options.js';

/** The path needs a queue, and the server ignores it: what is set for one is read for another. */
const path = { queue_id: 'default' };

/** Filter of keys. */
export interface ClientStateKeyQuery {
  /** How keys begin, whatever the case of ASCII letters, which matters in a key. @default '' */
  readonly prefix?: string | undefined;
}

/**
 * Texts that the server keeps for each user, by key. Use keys with a prefix: its web app keeps its settings here. The
 * last change of a key wins: the server cannot compare before it writes.
 *
 * @since InvokeAI 6.3
 */
export class ClientStateRepository {
  readonly #transport: Transport;

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  /** Returns the value of a key, or `undefined`. The empty text is a value. */
  async find(key: string, options?: RequestOptions): Promise<string | undefined> {
    const request = { path, query: { key: check('key', ClientStateKey, key) }, since: since.clientState, ...options };
    return orUndefined(
      this.#transport.json('GET /api/v1/client_state/{queue_id}/get_by_key', ClientStateValueOrNone, request),
    );
  }

  /** Sets the value of a key. Write objects as JSON. */
  async set(key: string, value: string, options?: RequestOptions): Promise<string> {
    const query = { key: check('key', ClientStateKey, key) };
    const body = check('value', ClientStateValue, value);
    const schema = exactly(ClientStateValue, body);
    return this.#transport.json('POST /api/v1/client_state/{queue_id}/set_by_key', schema, {
      path,
      query,
      body,
      since: since.clientState,
      ...options,
    });
  }

  /** Returns the keys that begin with a prefix, those changed last first; without it, all keys. @since InvokeAI 6.13 */
  async keys(query?: ClientStateKeyQuery, options?: RequestOptions): Promise<string[]> {
    const prefix = check('query.prefix', ClientStateKey, query?.prefix ?? '');
    return this.#transport.json('GET /api/v1/client_state/{queue_id}/get_keys_by_prefix', ClientStateKeyList, {
      path,
      query: { prefix },
      since: since.clientStateKeys,
      ...options,
    });
  }

  /** Deletes a key and its value. A key that has none counts as deleted. @since InvokeAI 6.13 */
  async delete(key: string, options?: RequestOptions): Promise<void> {
    const query = { key: check('key', ClientStateKey, key) };
    await this.#transport.json('POST /api/v1/client_state/{queue_id}/delete_by_key', ClientStateDeleted, {
      path,
      query,
      since: since.clientStateKeys,
      ...options,
    });
  }

  /** Deletes all keys of the user, those of the server's web app included: it forgets its settings and its canvas. */
  async deleteAll(consent: Consent, options?: RequestOptions): Promise<void> {
    checkConsent(consent);
    await this.#transport.json('POST /api/v1/client_state/{queue_id}/delete', ClientStateDeleted, {
      path,
      since: since.clientState,
      ...options,
    });
  }
}
