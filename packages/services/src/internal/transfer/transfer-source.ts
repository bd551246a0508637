import type { Board } from '@x/models/board';
import type { WorkflowRecord } from '@x/models/workflow';
import type { RequestOptions } from '@x/transport/options';

import type { JsonValue } from '../../journal.js';
import type { PlannedItem, SourceItem } from './item.js';

/** A board of the source. */
export type SourceBoard = Pick<Board, 'board_name'> &
  Partial<Pick<Board, 'archived' | 'board_visibility'>> & {
    readonly key: string;
    /** Whether it is transferred although nothing is on it. */
    readonly isKept: boolean;
    /** The record, where there is one. */
    readonly record?: Board | undefined;
  };

/** What items are transferred from. */
export interface TransferSource {
  /** What makes another transfer of the same kind another one. */
  readonly identity: JsonValue;
  /**
   * Yields what is to be transferred, workflows last. `hasContents` says whether the target knows any file by its content;
   * if so, those of files are read.
   */
  list(options: RequestOptions, hasContents: () => Promise<boolean>): AsyncIterable<PlannedItem>;
  /** Returns all boards, the oldest first. */
  boards(options: RequestOptions): Promise<readonly SourceBoard[]>;
  /** Yields these images and videos, in the order of the plan. */
  read(items: ReadonlyMap<string, PlannedItem>, options: RequestOptions): AsyncIterable<SourceItem>;
  /** Returns a workflow, `undefined` when it is gone. */
  workflow(id: string, options: RequestOptions): Promise<WorkflowRecord | undefined>;
}
