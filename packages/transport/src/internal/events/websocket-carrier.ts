import { NodeWebSocket } from 'engine.io-client';

import { unref } from '../unref.js';
import { createPacketCheck, maxMessage } from './engine-packet.js';

const closeTimeout = 1_000;

/**
 * Returns an engine.io transport over websockets. Unlike the library's own it can be closed on a connection that is
 * dead, and whatever the server sends is at worst an error of the connection.
 */
export function createWebSocketCarrier(WebSocket: typeof globalThis.WebSocket | undefined): typeof NodeWebSocket {
  return class extends NodeWebSocket {
    readonly #check = createPacketCheck();

    override createSocket(...[uri, protocols, options]: Parameters<NodeWebSocket['createSocket']>): unknown {
      try {
        if (WebSocket) return new WebSocket(uri);
        return super.createSocket(uri, protocols, { ...options, maxPayload: maxMessage });
      } catch (error) {
        // Nothing listens to this transport yet, and only an error event makes the library try the next one.
        queueMicrotask(() => this.onError(String(error), error));
        throw error;
      }
    }

    override onData(data: unknown): void {
      if (this.readyState === 'closed' || typeof data !== 'string') return; // bytes belong to an event that is not read
      try {
        if (data.length > maxMessage) throw new Error(`received a message of more than ${maxMessage} characters`);
        super.onData(data);
      } catch (error) {
        this.onError('invalid packet', error);
      }
    }

    override onPacket(packet: Parameters<NodeWebSocket['onPacket']>[0]): void {
      super.onPacket(this.#check(packet));
    }

    override onError(reason: string, description: unknown): this {
      super.onError(reason, description);
      return this.close(); // the library leaves a connection open when it tries the next transport
    }

    override doClose(): void {
      const socket: { terminate?(): void } | null | undefined = this.ws;
      super.doClose();
      unref(setTimeout(() => socket?.terminate?.(), closeTimeout));
    }
  };
}
