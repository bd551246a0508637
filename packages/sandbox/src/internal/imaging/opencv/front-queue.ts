/** A queue of pixels, the nearest first; of equally near ones the one that was pushed first. */
export class FrontQueue {
  readonly #heap: { readonly at: number; readonly time: number; readonly order: number }[] = [];
  #count = 0;

  push(at: number, time: number): void {
    const heap = this.#heap;
    heap.push({ at, time, order: this.#count });
    this.#count += 1;
    for (let child = heap.length - 1; child > 0; ) {
      const parent = (child - 1) >> 1;
      if (!this.#isBefore(child, parent)) return;
      this.#swap(child, parent);
      child = parent;
    }
  }

  /** Removes the nearest pixel and returns it; undefined when there is none. */
  pop(): number | undefined {
    const heap = this.#heap;
    const last = heap.length - 1;
    this.#swap(0, last);
    const first = heap.pop();
    for (let parent = 0; parent * 2 + 1 < last; ) {
      const left = parent * 2 + 1;
      const child = left + 1 < last && this.#isBefore(left + 1, left) ? left + 1 : left;
      if (!this.#isBefore(child, parent)) break;
      this.#swap(child, parent);
      parent = child;
    }
    return first?.at;
  }

  #isBefore(one: number, other: number): boolean {
    const [first, second] = [this.#heap[one], this.#heap[other]];
    if (!first || !second) return false;
    return first.time < second.time || (first.time === second.time && first.order < second.order);
  }

  #swap(one: number, other: number): void {
    const [first, second] = [this.#heap[one], this.#heap[other]];
    if (first && second) [this.#heap[one], this.#heap[other]] = [second, first];
  }
}
