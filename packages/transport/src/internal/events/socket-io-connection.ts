import { Socket } from 'engine.io-client';

import { SocketError } from '../../errors.js';
import { crossOriginHint } from '../cross-origin-hint.js';
import { type Redact, toText } from '../excerpt.js';
import { isRecord } from '../is-record.js';
import { reasonOf } from '../reason-of.js';
import { type CarrierOptions, createCarriers } from './carriers.js';
import type { Connection, ConnectionHandlers } from './connection.js';
import { connectPacket, decodePacket, disconnectPacket, eventPacket, type ServerPacket } from './socket-io-packet.js';

export interface SocketIoOptions extends CarrierOptions {
  readonly origin: string;
  readonly path: string;
  readonly token: string | undefined;
  /** Replaces secrets in texts of the server, which may return what it was sent. */
  readonly redact: Redact;
}

/**
 * A connection to a server of socket.io, by websocket or else by polling. It does not reconnect.
 *
 * It speaks socket.io itself, on the engine.io client: what the server sends is checked packet by packet, and the first
 * that is invalid ends the connection.
 */
export class SocketIoConnection implements Connection {
  readonly #engine: Socket;
  readonly #origin: string;
  readonly #redact: Redact;
  readonly #handlers: ConnectionHandlers;
  /** What to call when the server acknowledges the event of this number. */
  readonly #waiting = new Map<number, () => void>();
  #sent = 0;
  #hasResponded = false;
  #isAccepted = false;
  #isClosed = false;

  constructor(options: SocketIoOptions, handlers: ConnectionHandlers) {
    const { origin, path, token, headers, redact } = options;
    this.#origin = origin;
    this.#redact = redact;
    this.#handlers = handlers;
    const transports = createCarriers(options);
    this.#engine = new Socket(origin, {
      path,
      transports,
      tryAllTransports: true,
      upgrade: false,
      extraHeaders: headers,
    });
    this.#engine.on('open', () => {
      this.#hasResponded = true;
      // In single-user mode the server sends no events to a client with a token, even a valid one.
      this.#engine.send(connectPacket(token === undefined ? {} : { token }));
    });
    this.#engine.on('message', (message) => this.#read(message));
    this.#engine.on('error', (error) => this.#end(reasonFor(error)));
    this.#engine.on('close', (reason) => this.#end(reason));
  }

  /** Whether something that speaks the protocol has responded. */
  get hasResponded(): boolean {
    return this.#hasResponded;
  }

  /** Whether there is no websocket. */
  get isPolling(): boolean {
    return this.#engine.transport.name === 'polling';
  }

  emit(name: string, payload: object, onReply: () => void): void {
    this.#waiting.set(this.#sent, onReply);
    this.#engine.send(eventPacket(this.#sent++, name, payload));
  }

  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    if (this.#isAccepted) this.#engine.send(disconnectPacket);
    this.#engine.close();
    this.#engine.transport.close(); // otherwise it waits until what it has written is sent: on a dead line, for ever
  }

  #read(message: unknown): void {
    if (this.#isClosed) return;
    try {
      const packet = decodePacket(message);
      if (packet) this.#receive(packet);
    } catch (error) {
      this.#end(reasonOf(error));
    }
  }

  #receive(packet: ServerPacket): void {
    switch (packet.type) {
      case 'connect':
        if (this.#isAccepted) break;
        this.#isAccepted = true;
        this.#handlers.onOpen();
        break;
      case 'refuse':
        this.#end(toText(packet.message, this.#redact) || 'the server refused the connection', true);
        break;
      case 'disconnect':
        this.#end('io server disconnect');
        break;
      case 'acknowledge':
        this.#waiting.get(packet.id)?.();
        this.#waiting.delete(packet.id);
        break;
      case 'event':
        if (this.#isAccepted) this.#handlers.onEvent(packet.name, packet.payload);
    }
  }

  #end(reason: string, refused = false): void {
    if (this.#isClosed) return;
    this.close();
    const hint = this.#hasResponded ? '' : crossOriginHint(this.#origin);
    this.#handlers.onEnd({ error: new SocketError(toText(reason, this.#redact) + hint), refused });
  }
}

/** The library's message says which carrier failed; its `description` is the cause, or an event with the cause. */
function reasonFor(error: Error | string): string {
  const description = isRecord(error) ? error['description'] : undefined;
  const cause = isRecord(description) && 'error' in description ? description['error'] : description;
  return reasonOf(cause instanceof Error ? cause : error);
}
