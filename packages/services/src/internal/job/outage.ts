/** Measures how long the server has been unreachable. */
export class Outage {
  readonly #max: number;
  #length = 0;
  #failedAt: number | undefined;

  constructor(max: number) {
    this.#max = max;
  }

  get isOngoing(): boolean {
    return this.#failedAt !== undefined;
  }

  /**
   * Counts a failed request and returns whether the outage is too long. A computer that sleeps makes no requests, so of
   * a long time between two failures only a fifth of the limit counts.
   */
  fail(): boolean {
    const now = performance.now();
    if (this.#failedAt !== undefined) this.#length += Math.min(now - this.#failedAt, this.#max / 5);
    this.#failedAt = now;
    return this.#length >= this.#max;
  }

  end(): void {
    this.#length = 0;
    this.#failedAt = undefined;
  }
}
