import { Fetch, NodeWebSocket } from 'socket.io-client';

import { unref } from '../unref.js';

const farewell = 1_000;

export interface CarrierOptions {
  readonly fetch: typeof globalThis.fetch;
  /** Instead of the platform's own. */
  readonly WebSocket: typeof globalThis.WebSocket | undefined;
}

interface Carriers {
  readonly ByPolling: typeof Fetch;
  readonly ByWebSocket: typeof NodeWebSocket;
}

/** Returns the ways to carry messages. Other than the library's own, they can be closed on a line that is dead. */
export function createCarriers({ fetch, WebSocket }: CarrierOptions): Carriers {
  class ByWebSocket extends NodeWebSocket {
    override createSocket(...given: Parameters<NodeWebSocket['createSocket']>): unknown {
      try {
        return WebSocket ? new WebSocket(given[0]) : super.createSocket(...given);
      } catch (error) {
        // Nobody listens yet, and whoever would try the next carrier has to hear of it.
        queueMicrotask(() => this.onError('no websocket', error));
        throw error;
      }
    }

    override doClose(): void {
      const socket: { terminate?(): void } | null | undefined = this.ws;
      super.doClose();
      unref(setTimeout(() => socket?.terminate?.(), farewell));
    }
  }

  class ByPolling extends Fetch {
    readonly #open = new AbortController();

    override doPoll(): void {
      this.#request({ method: 'GET' }, (text) => this.onData(text));
    }

    override doWrite(body: string, onDone: () => void): void {
      this.#request({ method: 'POST', body, headers: { 'content-type': 'text/plain;charset=UTF-8' } }, onDone);
    }

    override doClose(): void {
      this.#open.abort();
      super.doClose(); // which writes one last message
    }

    #request(init: RequestInit, onText: (text: string) => void): void {
      const { signal } = this.#open;
      this.#read({ ...init, signal: signal.aborted ? AbortSignal.timeout(farewell) : signal }).then(
        onText,
        (error: unknown) => signal.aborted || this.onError('polling failed', error),
      );
    }

    async #read({ headers, ...init }: RequestInit): Promise<string> {
      const response = await fetch(this.uri(), {
        ...init,
        // Some servers answer 500 to a poll that they may compress.
        headers: { ...headers, 'accept-encoding': 'identity' },
        // The first message holds the token, and another site has no business with it.
        redirect: 'error',
      });
      const text = await response.text();
      if (!response.ok) throw new Error(`polling was answered ${response.status}`);
      return text;
    }
  }

  return { ByPolling, ByWebSocket };
}
