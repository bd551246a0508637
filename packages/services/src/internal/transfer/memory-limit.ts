/** A part of the memory. */
export interface MemoryShare {
  /** Gives back what is more than so many bytes. */
  shrink(bytes: number): void;
  /** Gives back all of it. */
  release(): void;
}

/** Bounds how many bytes are in memory at once: who wants more waits, in order. */
export class MemoryLimit {
  #free: number;
  readonly #waiting: { readonly bytes: number; readonly resolve: () => void }[] = [];

  constructor(bytes: number) {
    this.#free = bytes;
  }

  /** Takes so many bytes, as soon as they are free. */
  async take(bytes: number): Promise<MemoryShare> {
    if (this.#waiting.length > 0 || this.#free < bytes) {
      const turn = Promise.withResolvers<void>();
      this.#waiting.push({ bytes, resolve: turn.resolve });
      await turn.promise;
    } else this.#free -= bytes;
    let taken = bytes;
    const shrink = (left: number): void => {
      this.#give(Math.max(0, taken - left));
      taken = Math.min(taken, left);
    };
    return { shrink, release: () => shrink(0) };
  }

  #give(bytes: number): void {
    this.#free += bytes;
    for (let next = this.#waiting[0]; next && next.bytes <= this.#free; next = this.#waiting[0]) {
      this.#waiting.shift();
      this.#free -= next.bytes;
      next.resolve();
    }
  }
}
