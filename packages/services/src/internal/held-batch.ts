import type { TrackedItem } from './tracked-item.js';

/** A batch that is on its way to the queue, or on it, and its items, those that have ended too. */
export class HeldBatch {
  /** The ids of the graph's nodes, when each of them answers exactly once: then hearing them all is knowing all. */
  readonly nodes: readonly string[] | undefined;
  readonly #items = new Map<number, TrackedItem>();
  #complete = false;

  constructor(nodes: readonly string[] | undefined) {
    this.nodes = nodes;
  }

  /** Returns the item of that id if it is one of the batch: until the answer says which they are, any may be. */
  item(id: number, create: (id: number) => TrackedItem): TrackedItem | undefined {
    const known = this.#items.get(id);
    if (known || this.#complete) return known;
    const item = create(id);
    this.#items.set(id, item);
    return item;
  }

  /** Returns all items, now that their ids are known. Items of workflows that they call are none of them. */
  complete(ids: readonly number[], create: (id: number) => TrackedItem): TrackedItem[] {
    const items = ids.map((id) => this.#items.get(id) ?? create(id));
    this.#complete = true;
    this.#items.clear();
    for (const item of items) this.#items.set(item.id, item);
    return items;
  }
}
