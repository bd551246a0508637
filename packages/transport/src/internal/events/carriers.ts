import { Fetch, NodeWebSocket } from 'engine.io-client';

import { unref } from '../unref.js';

const closeTimeout = 1_000;

export interface CarrierOptions {
  readonly fetch: typeof globalThis.fetch;
  /** Replaces the platform's own. */
  readonly WebSocket: typeof globalThis.WebSocket | undefined;
}

interface Carriers {
  readonly FetchPolling: typeof Fetch;
  readonly ClosableWebSocket: typeof NodeWebSocket;
}

/** Returns engine.io transports that, unlike the library's own, can be closed on a connection that is dead. */
export function createCarriers({ fetch, WebSocket }: CarrierOptions): Carriers {
  class ClosableWebSocket extends NodeWebSocket {
    override createSocket(...parameters: Parameters<NodeWebSocket['createSocket']>): unknown {
      try {
        return WebSocket ? new WebSocket(parameters[0]) : super.createSocket(...parameters);
      } catch (error) {
        // Nothing listens to this transport yet, and only an error event makes the library try the next one.
        queueMicrotask(() => this.onError(String(error), error));
        throw error;
      }
    }

    override doClose(): void {
      const socket: { terminate?(): void } | null | undefined = this.ws;
      super.doClose();
      unref(setTimeout(() => socket?.terminate?.(), closeTimeout));
    }
  }

  class FetchPolling extends Fetch {
    readonly #closing = new AbortController();

    override doPoll(): void {
      this.#request({ method: 'GET' }, (text) => this.onData(text));
    }

    override doWrite(body: string, onDone: () => void): void {
      this.#request({ method: 'POST', body, headers: { 'content-type': 'text/plain;charset=UTF-8' } }, onDone);
    }

    override doClose(): void {
      this.#closing.abort();
      super.doClose(); // writes one last message
    }

    #request(init: RequestInit, onText: (text: string) => void): void {
      const { signal } = this.#closing;
      this.#read({ ...init, signal: signal.aborted ? AbortSignal.timeout(closeTimeout) : signal }).then(
        onText,
        (error: unknown) => signal.aborted || this.onError('polling failed', error),
      );
    }

    async #read({ headers, ...init }: RequestInit): Promise<string> {
      const response = await fetch(this.uri(), {
        ...init,
        // Some servers return 500 for a poll that they may compress.
        headers: { ...headers, 'accept-encoding': 'identity' },
        // The first message contains the token, which another site must not receive.
        redirect: 'error',
      });
      const text = await response.text();
      if (!response.ok) throw new Error(`the server returned ${response.status} for a poll`);
      return text;
    }
  }

  return { FetchPolling, ClosableWebSocket };
}
