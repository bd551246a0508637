import { InvocationCacheChanged, InvocationCacheStatus } from '@x/models/invocation-cache';
import type { RequestOptions } from '@x/transport/options';
import type { Transport } from '@x/transport/transport';

/** The cache of the server that holds outputs of nodes, in memory only. For administrators. */
export class InvocationCacheRepository {
  readonly #transport: Transport;

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  /** Returns the size of the cache, and how often it was used. */
  status(options?: RequestOptions): Promise<InvocationCacheStatus> {
    return this.#transport.json('GET /api/v1/app/invocation_cache/status', InvocationCacheStatus, { ...options });
  }

  /** Removes all outputs from the cache, and counts its use from 0 again. */
  async clear(options?: RequestOptions): Promise<void> {
    await this.#transport.json('DELETE /api/v1/app/invocation_cache', InvocationCacheChanged, { ...options });
  }

  /** Uses the cache again. It stays disabled on a server whose `node_cache_size` is 0. */
  async enable(options?: RequestOptions): Promise<void> {
    await this.#transport.json('PUT /api/v1/app/invocation_cache/enable', InvocationCacheChanged, { ...options });
  }

  /** Uses the cache no more until it is enabled or the server restarts. Its outputs are kept. */
  async disable(options?: RequestOptions): Promise<void> {
    await this.#transport.json('PUT /api/v1/app/invocation_cache/disable', InvocationCacheChanged, { ...options });
  }
}
