import type { Storage } from '../storage/storage.js';
import type { BoardList } from './board-list.js';
import type { ItemIndex } from './item-index.js';
import type { WorkflowList } from './workflow-list.js';

/** What an archive holds. The parts that repositories and writers share. */
export interface ArchiveState {
  readonly storage: Storage;
  /** Another one after each seal. */
  items: ItemIndex;
  readonly boards: BoardList;
  readonly workflows: WorkflowList;
}
