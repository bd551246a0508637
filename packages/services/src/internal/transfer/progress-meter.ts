import type { StatusCounter } from './status-counter.js';
import type { TransferProgress } from './transfer-types.js';

/** Milliseconds over which a rate is measured. */
const WINDOW = 10_000;

/** Measures how fast bytes are transferred, and estimates what is left. */
export class ProgressMeter {
  readonly #now: () => number;
  readonly #started: number;
  /** When how many bytes had been transferred, the newest last. */
  readonly #samples: { readonly time: number; readonly bytes: number }[] = [];
  bytes = 0;
  /** Bytes of items that are being transferred. */
  #inFlight = 0;
  #items = 0;

  constructor(now: () => number) {
    this.#now = now;
    this.#started = now();
  }

  /** Counts bytes as they are read. */
  addBytes(bytes: number): void {
    this.bytes += bytes;
    this.#inFlight += bytes;
    const time = this.#now();
    const last = this.#samples.at(-1);
    if (last?.time === time) this.#samples.pop();
    this.#samples.push({ time, bytes: this.bytes });
    while ((this.#samples[1]?.time ?? time) < time - WINDOW) this.#samples.shift();
  }

  /** Counts an item that was transferred, or has failed, after so many of its bytes. */
  endItem(bytes: number): void {
    this.#inFlight -= bytes;
    this.#items++;
  }

  progress({ counts, total, left }: StatusCounter): Omit<TransferProgress, 'report'> {
    const ended = this.bytes - this.#inFlight;
    const average = this.#items === 0 ? undefined : ended / this.#items;
    const isKnown = left.unknownSizes === 0 || average !== undefined;
    const totalBytes = isKnown ? ended + left.bytes + left.unknownSizes * (average ?? 0) : undefined;
    const rest = totalBytes === undefined ? undefined : Math.max(totalBytes - this.bytes, 0);
    const bytesPerSecond = this.#rate();
    return {
      done: total - counts.notSent - counts.unknown,
      total,
      bytes: this.bytes,
      totalBytes: totalBytes === undefined ? undefined : Math.round(Math.max(totalBytes, this.bytes)),
      bytesPerSecond,
      remaining: rest === undefined || !bytesPerSecond ? undefined : Math.round((rest / bytesPerSecond) * 1_000),
      counts: { ...counts },
    };
  }

  #rate(): number | undefined {
    const first = this.#samples[0];
    if (!first) return undefined;
    const isWhole = this.#samples.length < 2 || first.time >= this.#now() - WINDOW;
    const [from, bytes] = isWhole ? [this.#started, this.bytes] : [first.time, this.bytes - first.bytes];
    const seconds = (this.#now() - from) / 1_000;
    return seconds > 0 ? bytes / seconds : undefined;
  }
}
