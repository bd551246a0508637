import type { Journal } from '../../journal.js';
import type { TransferSource } from './transfer-source.js';
import type { TransferTarget } from './transfer-target.js';
import type { TransferBoard } from './transfer-types.js';

/** From where to where, and how. */
export interface TransferSubject {
  readonly source: TransferSource;
  /** Creates the target anew for each run: it remembers what it has read. */
  readonly target: () => TransferTarget;
  /** The one board of the target for everything. */
  readonly into: TransferBoard | undefined;
  readonly journal: Journal | undefined;
  readonly concurrency: number;
  readonly settleTime: number;
  readonly now: () => number;
}
