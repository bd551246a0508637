import type { PlannedItem } from './item.js';
import type { TransferStatus } from './transfer-types.js';

type ItemStatus = TransferStatus | 'sending';

const none = () => ({
  ...{ done: 0, present: 0, duplicate: 0, skipped: 0 },
  ...{ failed: 0, vanished: 0, unknown: 0, notSent: 0 },
});

/** Counts items by their status as it changes, so that progress of many items costs nothing. */
export class StatusCounter {
  counts: Record<TransferStatus, number> = none();
  total = 0;
  /** The sizes of items that are not sent yet: the sum of those that are known, and how many are not. */
  left = { bytes: 0, unknownSizes: 0 };

  /** Adds an item that is not sent. */
  add(item: PlannedItem): void {
    this.total++;
    this.#count(item, 'notSent', 1);
  }

  change(item: PlannedItem, from: ItemStatus, to: ItemStatus): void {
    this.#count(item, from, -1);
    this.#count(item, to, 1);
  }

  clear(): void {
    this.counts = none();
    this.total = 0;
    this.left = { bytes: 0, unknownSizes: 0 };
  }

  #count({ bytes, kind }: PlannedItem, status: ItemStatus, by: 1 | -1): void {
    this.counts[status === 'sending' ? 'unknown' : status] += by;
    if ((status !== 'notSent' && status !== 'sending') || kind === 'workflow' || kind === 'board') return;
    if (bytes === undefined) this.left.unknownSizes += by;
    else this.left.bytes += by * bytes;
  }
}
