import { unref } from '@x/transport/async';

import { joined } from '../joined.js';
import type { FileHandle } from '../node.js';

/** How many entries a loss of power may take. */
const MAX_UNSYNCED = 64;
/** And how many milliseconds of them. */
const SYNC_INTERVAL = 1_000;

/** Adds lines to one file, several at once where they are added faster than they are written. */
export class SegmentWriter {
  readonly #handle: FileHandle;
  #pending: Uint8Array[] = [];
  /** The write that takes all that is pending. */
  #next: Promise<void> | undefined;
  #last: Promise<void> = Promise.resolve();
  #syncing: Promise<void> = Promise.resolve();
  #unsynced = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #failure: { readonly error: unknown } | undefined;

  constructor(handle: FileHandle) {
    this.#handle = handle;
  }

  /** Adds a line. Resolves when the system has it; rejects when it, or one before it, could not be written. */
  append(line: Uint8Array): Promise<void> {
    if (this.#failure) return Promise.reject(this.#failure.error);
    this.#pending.push(line);
    if (!this.#next) {
      // What is added until the write before it has ended is in the same write.
      this.#next = this.#last.then(() => this.#write());
      this.#last = this.#next.catch(() => undefined);
    }
    return this.#next;
  }

  /** Resolves when all lines would survive a loss of power. */
  async sync(): Promise<void> {
    await this.#last;
    this.#startSync();
    await this.#syncing;
    if (this.#failure) throw this.#failure.error;
  }

  /** Syncs and closes the file. */
  async close(): Promise<void> {
    try {
      await this.sync();
    } finally {
      clearTimeout(this.#timer);
      await this.#handle.close();
    }
  }

  async #write(): Promise<void> {
    const lines = this.#pending;
    this.#pending = [];
    this.#next = undefined;
    if (this.#failure) throw this.#failure.error;
    try {
      const bytes = joined(lines);
      for (let at = 0; at < bytes.length; ) at += (await this.#handle.write(bytes.subarray(at))).bytesWritten;
    } catch (error) {
      this.#failure = { error };
      throw error;
    }
    this.#unsynced += lines.length;
    if (this.#unsynced >= MAX_UNSYNCED) this.#startSync();
    else if (this.#timer === undefined) {
      this.#timer = setTimeout(() => this.#startSync(), SYNC_INTERVAL);
      unref(this.#timer);
    }
  }

  #startSync(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#unsynced === 0) return;
    this.#unsynced = 0;
    this.#syncing = this.#syncing
      .then(() => this.#handle.sync())
      .catch((error: unknown) => {
        this.#failure ??= { error };
      });
  }
}
