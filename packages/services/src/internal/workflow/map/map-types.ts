import type { NodeFailure } from '../../../errors.js';
import type { RunWorkflowOptions, WorkflowValues } from '../run/run-workflow.js';
import type { OutputNames } from '../run/workflow-run.js';

/** Where a map keeps what it has done, such as a file. One program at a time. */
export interface MapJournal {
  /** Returns the text that was written last; `undefined` before the first. */
  read(): Promise<string | undefined>;
  /** Replaces the text, all of it or nothing. */
  write(text: string): Promise<void>;
}

/** Returns the values of one item by label or `nodeId.field`, as `run` takes them. */
export type BindItem<Item> = (item: Item, index: number) => WorkflowValues | Promise<WorkflowValues>;

/** How a workflow is run over a collection. */
export interface MapOptions<Item = unknown> extends Omit<RunWorkflowOptions, 'runs' | 'signal' | 'timeout'> {
  /**
   * Names the work: letters, digits, `.`, `_` and `-`, at most 64. Another run with the same key continues it, also in
   * another program: items that the server knows of are not run again. While one sends, others are refused with a
   * `MapInUseError`, from InvokeAI 6.13 on. Left out, a new one each time.
   */
  readonly key?: string | undefined;
  /**
   * Names an item, so that it is known in another run. By default a text is its own name, an image, a video or a file has
   * one, and others are named by their index; equal names are numbered.
   */
  readonly itemKey?: ((item: Item, index: number) => string) | undefined;
  /**
   * Remembers what has ended after it was removed from the queue, and what was under way when a program ended. Without
   * it the server is the only memory: what was pruned is run again, and a file whose upload was cut off may be uploaded
   * again.
   */
  readonly journal?: MapJournal | undefined;
  /**
   * How many files are uploaded at once.
   *
   * @default 4
   */
  readonly concurrency?: number | undefined;
  /**
   * Milliseconds before the first poll, where no events arrive. Later ones take most of the time that the rest will take,
   * a minute at most. While events arrive, a poll follows only where none
   * has for a minute, then for 3, 9 and 27.
   *
   * @default 500
   */
  readonly pollInterval?: number | undefined;
}

/** What a map would do. */
export interface MapPlan {
  /** The destination that all its items have on the queue. */
  readonly destination: string;
  /** How many items the collection has. */
  readonly items: number;
  /** How many are known to have ended in an earlier run. Without a journal, those on the queue count as `queued`. */
  readonly ended: number;
  /** How many an earlier run left on the queue, where they are or will be run. */
  readonly queued: number;
  /** How many files would be uploaded. */
  readonly uploads: number;
  /** How many batches would be sent: one of up to 1 000 items, and others where values cannot be part of a batch. */
  readonly batches: number;
  /** How many requests would send the batches and read the outcomes, beside those of uploads and polls. */
  readonly requests: number;
}

/** An item of the collection. */
export interface MappedName {
  /** Its place in the collection. */
  readonly index: number;
  /** Its name, unique in the collection. */
  readonly key: string;
}

/** What became of an item. */
export type MapOutcome =
  | {
      /** It was run. */
      readonly status: 'completed';
      /** Its id on the queue. */
      readonly itemId: number;
      /** The names of its images and videos, by the key of the output. */
      readonly outputs: OutputNames;
    }
  | {
      /** A node failed, or its file was refused. */
      readonly status: 'failed';
      /** Its id on the queue; `undefined` when its file was refused. */
      readonly itemId?: number | undefined;
      /** The node and the reason. */
      readonly failure: Omit<NodeFailure, 'traceback'>;
    }
  | {
      /** It was canceled on the queue. */
      readonly status: 'canceled';
      /** Its id on the queue. */
      readonly itemId: number;
    }
  | {
      /** It is on the queue and has not ended. */
      readonly status: 'queued';
      /** Its id on the queue. */
      readonly itemId: number;
    }
  | {
      /** It may have been run. It is not sent again unless another run finds that it was not. */
      readonly status: 'unknown';
      /** Its id on the queue, where it is known. */
      readonly itemId?: number | undefined;
      /** What is known. */
      readonly reason: string;
    }
  | {
      /** It was not sent: the work stopped before, or the queue was full. Another run sends it. */
      readonly status: 'notSent';
    };

/** An item of the collection, and what became of it. */
export type MappedItem = MappedName & MapOutcome;

/** What became of each item. */
export interface MapReport {
  /** The destination that all its items have on the queue. */
  readonly destination: string;
  /** In the order of the collection. */
  readonly items: readonly MappedItem[];
}
