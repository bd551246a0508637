import type { Storage } from '../storage/storage.js';
import type { BoardList } from './board-list.js';
import type { Damage } from './damage.js';
import type { ItemIndex } from './item-index.js';
import type { WorkflowList } from './workflow-list.js';

/** What an archive holds. The parts that repositories and writers share. */
export interface ArchiveState {
  readonly storage: Storage;
  /** Another one after each seal. */
  items: ItemIndex;
  readonly boards: BoardList;
  /** What could not be read. A seal writes all of it anew. */
  damage: readonly Damage[];
  readonly workflows: WorkflowList;
}
