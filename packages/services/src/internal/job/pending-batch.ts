import { initialState } from './item-state.js';
import { type ItemOptions, TrackedItem } from './tracked-item.js';

/** What is known of the items of a batch before it is enqueued. */
export interface BatchFacts extends ItemOptions {
  /** How many results each of them will have; `undefined` when the graph does not say. */
  readonly nodeCount: number | undefined;
}

/** A batch whose enqueue request is in flight. Events of its items may arrive before the response that names them. */
export class PendingBatch {
  readonly #state;
  readonly #options: ItemOptions;
  readonly #items = new Map<number, TrackedItem>();
  #isSuspected = false;
  #hadOutage = false;

  constructor(batchId: string, { nodeCount, ...options }: BatchFacts) {
    this.#state = initialState(batchId, nodeCount);
    this.#options = options;
  }

  /** Events of the batch may have been missed. */
  get isSuspected(): boolean {
    return this.#isSuspected;
  }

  /** The server was unreachable, or its events were, while the request was in flight. */
  get hadOutage(): boolean {
    return this.#hadOutage;
  }

  suspect(): void {
    this.#isSuspected = true;
  }

  noteOutage(): void {
    this.#hadOutage = true;
  }

  /** Returns an item that an event has named. */
  find(id: number): TrackedItem | undefined {
    return this.#items.get(id);
  }

  /** Returns the item of that id. It may belong to a workflow that the batch calls: the response will show. */
  item(id: number): TrackedItem {
    const item = this.#items.get(id) ?? new TrackedItem(id, this.#state, this.#options);
    this.#items.set(id, item);
    return item;
  }
}
