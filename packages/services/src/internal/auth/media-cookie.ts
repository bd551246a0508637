/** The cookie is as old as its token, a day at least, so it need not follow each renewal. Milliseconds. */
const INTERVAL = 600_000;

/** Keeps the cookie for the files of images in step with the token. */
export class MediaCookie {
  readonly #refresh: () => Promise<void>;
  readonly #clock: () => number;
  #last = Number.NEGATIVE_INFINITY;

  constructor(refresh: () => Promise<void>, clock: () => number) {
    this.#refresh = refresh;
    this.#clock = clock;
  }

  /** Sets the cookie anew, unless that was a short while ago. When it fails, the next renewal does it. */
  renew(): void {
    const now = this.#clock();
    if (now - this.#last < INTERVAL) return;
    this.#last = now;
    this.#refresh().catch(() => {
      this.#last = Number.NEGATIVE_INFINITY;
    });
  }
}
