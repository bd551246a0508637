import { TrackedItem } from './tracked-item.js';

/** A batch that is on its way to the queue. Its events can come before the answer that says which items it has. */
export class EarlyBatch {
  /** Something may have been missed meanwhile. */
  doubted = false;
  /** The server was lost meanwhile. */
  lost = false;
  readonly #nodes: number | undefined;
  readonly #items = new Map<number, TrackedItem>();

  constructor(nodes: number | undefined) {
    this.#nodes = nodes;
  }

  /** Returns an item that was heard of. */
  find(id: number): TrackedItem | undefined {
    return this.#items.get(id);
  }

  /** Returns the item of an id that the answer named. */
  own(id: number): TrackedItem {
    const item = this.item(id);
    item.lost ||= this.lost;
    return item;
  }

  /** Returns the item of that id. Whether it is one of the batch, or of a workflow that it calls, the answer will say. */
  item(id: number): TrackedItem {
    const item = this.#items.get(id) ?? new TrackedItem(id, this.#nodes);
    this.#items.set(id, item);
    return item;
  }
}
