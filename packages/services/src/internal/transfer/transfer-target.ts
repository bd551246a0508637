import type { WorkflowRecord } from '@x/models/workflow';
import type { RequestOptions } from '@x/transport/options';

import type { JsonValue } from '../../journal.js';
import type { LoadedItem, PlannedItem, PutItem } from './item.js';
import type { SourceBoard } from './transfer-source.js';
import type { TransferState } from './transfer-state.js';
import type { TransferredBoard, TransferredModel } from './transfer-types.js';

/** What items are transferred to. */
export interface TransferTarget {
  /** What makes another transfer of the same kind another one. */
  readonly identity: JsonValue;
  /** What it cannot take over of an item. */
  readonly notRestored: readonly string[];
  /** Whether a request that got no response may have been carried out after the program has ended. */
  readonly isRemote: boolean;
  /** Says whether any file is there that its content identifies. */
  hasContents(options: RequestOptions): Promise<boolean>;
  /** Returns the names of those items that are there, by their keys. */
  findPresent(items: readonly PlannedItem[], options: RequestOptions): Promise<ReadonlyMap<string, string>>;
  /** Returns what an earlier run has put there although its journal does not say so. Throws for another target. */
  findSent(state: TransferState, options: RequestOptions): Promise<ReadonlyMap<string, string>>;
  /** Returns the keys of those items that an earlier run has put there and that are gone, where that can be read. */
  findLost(items: ReadonlyMap<string, string>, options: RequestOptions): Promise<readonly string[]>;
  /** Returns the id of the board that would take the place of one of the source, if there is one already. */
  findBoard(board: SourceBoard, namesake: Namesake, options: RequestOptions): Promise<string | undefined>;
  /** Makes sure that a board is there. */
  ensureBoard(board: SourceBoard, namesake: Namesake, options: RequestOptions): Promise<EnsuredBoard>;
  /** Says whether a board that an earlier run has found or created is still there. */
  hasBoard(board: TransferredBoard, options: RequestOptions): Promise<boolean>;
  /** Says whether an error means that the target is no longer the same, and no item can be put there. */
  isLost(error: unknown): boolean;
  /** Puts an item on a board. */
  put(loaded: LoadedItem, place: PutPlace, options: RequestOptions): Promise<PutItem>;
  /** Puts a workflow. */
  putWorkflow(record: WorkflowRecord, options: RequestOptions): Promise<PutItem>;
  /** Does what is done when all items are there. */
  finish(state: TransferState, boards: readonly SourceBoard[], options: RequestOptions): Promise<void>;
  /** Returns the models that the metadata of items named. */
  models(): readonly TransferredModel[];
}

/** Which of several boards of one name a board is. */
export interface Namesake {
  /** 0 for the oldest. */
  readonly index: number;
  /** How many of the name there must be. */
  readonly count: number;
  /** The same among all boards of the source, those included that nothing is transferred from. */
  readonly place: number;
  /** The place of the last one that is transferred from. */
  readonly lastPlace: number;
}

/** A board that is there. */
export interface EnsuredBoard {
  readonly to: string;
  readonly created: boolean;
}

/** Where an item is put. */
export interface PutPlace {
  /** The id of the board; `undefined` for none. */
  readonly board: string | undefined;
  /** Called with the number of bytes as they are read. */
  readonly onBytes: (bytes: number) => void;
}
