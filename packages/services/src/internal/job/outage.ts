/** How long the server has been out of reach. */
export class Outage {
  readonly #patience: number;
  #length = 0;
  #failedAt: number | undefined;

  constructor(patience: number) {
    this.#patience = patience;
  }

  get isOn(): boolean {
    return this.#failedAt !== undefined;
  }

  /**
   * Counts a failure and returns whether patience is at an end. A computer that sleeps asks nothing, so of a long time
   * between two failures only a fifth of the patience counts.
   */
  failed(): boolean {
    const now = performance.now();
    if (this.#failedAt !== undefined) this.#length += Math.min(now - this.#failedAt, this.#patience / 5);
    this.#failedAt = now;
    return this.#length >= this.#patience;
  }

  over(): void {
    this.#length = 0;
    this.#failedAt = undefined;
  }
}
