import { Fetch } from 'engine.io-client';

import type { ExtraHeaders } from '../extra-headers.js';
import { createPacketCheck, maxMessage } from './engine-packet.js';
import { readText } from './read-text.js';

const closeTimeout = 1_000;
/** The least milliseconds from one poll to the next. They double with each response that is early and without events. */
const minGap = 10;
const maxGap = 5_000;
/** A response that takes so long is not early. */
const patient = 1_000;
/** The most packets in one response. */
const maxPackets = 10_000;
const separator = '\x1e';

export interface PollingOptions {
  readonly fetch: typeof globalThis.fetch;
  /** Sent with each request. */
  readonly headers: ExtraHeaders;
  /** Returns monotonic milliseconds. */
  readonly clock: () => number;
}

/**
 * Returns an engine.io transport that polls. Unlike the library's own it can be closed on a connection that is dead,
 * it does not poll as fast as a server responds, and whatever the server sends is at worst an error of the connection.
 */
export function createPollingCarrier({ fetch, clock, headers: extraHeaders }: PollingOptions): typeof Fetch {
  return class extends Fetch {
    readonly #closing = new AbortController();
    readonly #check = createPacketCheck();
    #timer: ReturnType<typeof setTimeout> | undefined;
    #startedAt = Number.NEGATIVE_INFINITY;
    #early = 0;
    #hasContent = false;
    #hasPing = false;

    override doPoll(): void {
      const elapsed = clock() - this.#startedAt;
      this.#early = this.#hasContent || elapsed >= patient ? 0 : this.#early + 1;
      this.#hasContent = false;
      const poll = (): void => {
        this.#startedAt = clock();
        this.#request({ method: 'GET' }, (text) => this.onData(text));
      };
      this.#timer = setTimeout(poll, Math.max(0, Math.min(minGap * 2 ** this.#early, maxGap) - elapsed));
    }

    override doWrite(body: string, onDone: () => void): void {
      this.#request({ method: 'POST', body, headers: { 'content-type': 'text/plain;charset=UTF-8' } }, onDone);
    }

    override onData(data: string): void {
      if (this.readyState === 'closed') return;
      try {
        if (hasMany(data)) throw new Error(`received more than ${maxPackets} packets in response to one poll`);
        this.#hasPing = false;
        super.onData(data);
      } catch (error) {
        this.onError('invalid packet', error);
      }
    }

    override onPacket(packet: Parameters<Fetch['onPacket']>[0]): void {
      const checked = this.#check(packet);
      if (checked.type === 'ping' && this.#hasPing) return; // each is a request in response
      this.#hasPing ||= checked.type === 'ping';
      this.#hasContent ||= checked.type === 'open' || checked.type === 'message';
      super.onPacket(checked);
    }

    override onError(reason: string, description: unknown): this {
      super.onError(reason, description);
      return this.close(); // the library goes on polling when it tries the next transport
    }

    override doClose(): void {
      this.#stop();
      super.doClose(); // writes one last message
    }

    override onClose(details?: Parameters<Fetch['onClose']>[0]): void {
      this.#stop(); // a close packet of the server calls no `doClose`
      super.onClose(details);
    }

    #stop(): void {
      clearTimeout(this.#timer);
      this.#closing.abort();
    }

    #request(init: RequestInit, onText: (text: string) => void): void {
      const { signal } = this.#closing;
      this.#read({ ...init, signal: signal.aborted ? AbortSignal.timeout(closeTimeout) : signal })
        .then(onText)
        .catch((error: unknown) => signal.aborted || this.onError('polling failed', error));
    }

    async #read({ headers, ...init }: RequestInit): Promise<string> {
      const response = await fetch(this.uri(), {
        ...init,
        // Some servers return 500 for a poll that they may compress.
        headers: { ...extraHeaders, ...headers, 'accept-encoding': 'identity' },
        // The first message contains the token, which another site must not receive.
        redirect: 'manual',
      });
      if (!response.ok) {
        readText(response, 0).catch(() => {}); // ends the transfer
        throw new Error(reasonFor(response));
      }
      return readText(response, maxMessage);
    }
  };
}

function reasonFor({ status, type }: Response): string {
  const isRedirect = type === 'opaqueredirect' || (status >= 300 && status < 400);
  return isRedirect
    ? 'the server redirects: use the address that it points to'
    : `the server returned ${status} for a poll`;
}

/** Returns whether there are more than {@link maxPackets}, without splitting the text. */
function hasMany(payload: string): boolean {
  let count = 0;
  for (let at = payload.indexOf(separator); at >= 0; at = payload.indexOf(separator, at + 1)) {
    if (++count >= maxPackets) return true;
  }
  return false;
}
