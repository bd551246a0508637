import type { GalleryQuery } from '@x/repositories/gallery';
import type { RequestOptions } from '@x/transport/options';

import type { Journal } from '../../journal.js';
import type { ModelMatchRule } from '../../model.js';

/** What is transferred. A `board` is an item only where its record cannot be read. */
export type TransferKind = 'image' | 'video' | 'workflow' | 'board';

/**
 * What became of an item:
 * - `done`: it was transferred.
 * - `present`: it was there already.
 * - `duplicate`: another item of the plan has the same content, and is transferred instead.
 * - `skipped`: it is nothing that can be transferred, such as an empty file.
 * - `failed`: it was refused, or could not be read. Another run attempts it again.
 * - `vanished`: the source no longer has it.
 * - `unknown`: it may have been transferred; its response was lost. Another run finds out.
 * - `notSent`: the work stopped before. Another run transfers it.
 */
export type TransferStatus =
  | 'done'
  | 'present'
  | 'duplicate'
  | 'skipped'
  | 'failed'
  | 'vanished'
  | 'unknown'
  | 'notSent';

/** An item, and what became of it. */
export interface TransferredItem {
  /**
   * Its name on the source: of an image, a video or a file; or the id of a workflow. Of a record that cannot be read it may
   * be its file and the number of the line in it.
   */
  readonly key: string;
  /** What it is. */
  readonly kind: TransferKind;
  /** What became of it; of an item of a plan, what would. */
  readonly status: TransferStatus;
  /** Its name on the target, or the key of the item that is transferred instead. */
  readonly to: string | undefined;
  /** The size of its file. `undefined` while it is not known. */
  readonly bytes: number | undefined;
  /** The SHA-256 of the file that was sent or written. */
  readonly sha256: string | undefined;
  /** Why it was skipped or has failed. */
  readonly reason: string | undefined;
  /** The name of the error class behind the reason, such as `MediaTypeError`; `undefined` where there is none. */
  readonly errorName: string | undefined;
  /** What the target could not take over, such as the date. */
  readonly notRestored: readonly string[];
}

/** A board of the source, and the board in its place. */
export interface TransferredBoard {
  /** Its id on the source, or the folder of its files. */
  readonly key: string;
  /** Its name. */
  readonly name: string;
  /** Its id on the target; `undefined` until it is created. */
  readonly to: string | undefined;
  /** Whether this work created it. */
  readonly created: boolean;
}

/** A model that metadata names, and the model of the target that it would be. The metadata is kept as it is. */
export interface TransferredModel {
  /** Its name in the metadata. */
  readonly name: string;
  /** Its base, such as `sd-1`. */
  readonly base: string | undefined;
  /** The hash of its files. */
  readonly hash: string | undefined;
  /** How many items of this run name it. */
  readonly items: number;
  /** The key of the model on the target; `undefined` when there is none. */
  readonly key: string | undefined;
  /** By what it was found. */
  readonly by: ModelMatchRule | undefined;
}

/** What a transfer would do. */
export interface TransferPlan {
  /** Every item, in the order of the transfer. Those that would be transferred are `notSent`. */
  readonly items: readonly TransferredItem[];
  /** How many items there are of each status. */
  readonly counts: Readonly<Record<TransferStatus, number>>;
  /** The bytes of the items to transfer whose size is known: that of files. A server does not say the size of images. */
  readonly bytes: number;
  /** How many items to transfer have no known size. */
  readonly unknownSizes: number;
  /** The boards that the items are on. Those that have no `to` would be created. */
  readonly boards: readonly TransferredBoard[];
}

/** The outcome of a transfer. The counts add up to the number of items of the plan. */
export interface TransferReport {
  /** Every item of the plan, in order. */
  readonly items: readonly TransferredItem[];
  /** How many items there are of each status. */
  readonly counts: Readonly<Record<TransferStatus, number>>;
  /** Bytes that this run transferred. */
  readonly bytes: number;
  /** The boards that the items are on. */
  readonly boards: readonly TransferredBoard[];
  /** The models in the metadata of the items that this run uploaded, where the models of the target are known. */
  readonly models: readonly TransferredModel[];
}

/** How far a transfer is. */
export interface TransferProgress {
  /** How many items have a final status. */
  readonly done: number;
  /** How many items there are. */
  readonly total: number;
  /** Bytes that this run transferred. */
  readonly bytes: number;
  /** Bytes that it will have transferred; estimated from the items so far where sizes are not known. */
  readonly totalBytes: number | undefined;
  /** Bytes in a second, of the last seconds. */
  readonly bytesPerSecond: number | undefined;
  /** Milliseconds that the rest will take at this rate. */
  readonly remaining: number | undefined;
  /** How many items there are of each status. */
  readonly counts: Readonly<Record<TransferStatus, number>>;
  /** Returns what has become of each item by now. */
  report(): TransferReport;
}

/** Options for running a transfer. */
export interface TransferRunOptions extends RequestOptions {
  /**
   * Called before the first item, after each, and once more when the work stops half-way: after an abort, its report is
   * the only one. Not awaited. What it throws is ignored.
   */
  readonly onProgress?: ((progress: TransferProgress) => unknown) | undefined;
}

/** A transfer that can be planned first, and run again after it stopped. */
export interface TransferTask {
  /** Returns what `run` would do. Changes nothing on the source or the target. */
  plan(options?: RequestOptions): Promise<TransferPlan>;
  /**
   * Transfers the items and returns what became of each. An abort rejects with the reason of the signal, after what is
   * in flight has ended; the last progress has the report then.
   *
   * @throws IncompleteError when the source or the target cannot be reached, or the target or the journal cannot be
   * written any more; it has the report so far
   * @throws InputError when the journal is that of another transfer, or of another server
   */
  run(options?: TransferRunOptions): Promise<TransferReport>;
}

/** Which items of a server to transfer. Left out, all that are not intermediate, and the workflows of the user. */
export type TransferSelection =
  | {
      /** These images and videos, by name. */
      readonly names: readonly string[];
    }
  | {
      /** Everything on these boards, by id; `none` for what is on no board. */
      readonly boards: readonly string[];
    }
  | {
      /** What matches, as in `GalleryService.names`. */
      readonly query: GalleryQuery;
    };

/** How items are transferred. */
export interface TransferInput {
  /** Which items of the source. Left out, all that are not intermediate. Only for a source that is a server. */
  readonly selection?: TransferSelection | undefined;
  /** Puts everything on one board of the target: by id, or by name, which is created unless there is one. */
  readonly into?: TransferBoard | undefined;
  /**
   * Whether to transfer the workflows of the user too.
   *
   * @default true without a selection
   */
  readonly workflows?: boolean | undefined;
  /**
   * Remembers what has been transferred, so that another run continues where this one was killed. Without it, a run
   * still finds what an earlier one has transferred, by searching the target.
   */
  readonly journal?: Journal | undefined;
  /**
   * How many items are in flight at once. With 1 they have the order of the source on the target.
   *
   * @default 4
   */
  readonly concurrency?: number | undefined;
  /**
   * Milliseconds in which a server carries out a request of a program that was killed. Items that were in flight then
   * are sent again only after that.
   *
   * @default 5000
   */
  readonly settleTime?: number | undefined;
  /** The clock of rates and times, in milliseconds. By default that of the system. */
  readonly now?: (() => number) | undefined;
}

/** A board of the target. */
export type TransferBoard =
  | {
      /** The id of an existing board, or `none` for no board. */
      readonly boardId: string;
    }
  | {
      /** The name of a board. */
      readonly boardName: string;
    };
