import type { Batch } from '@x/models/batch';
import type { Graph } from '@x/models/graph';
import type { WorkflowDocument } from '@x/models/workflow-document';

import type { NodeTypes } from '../../graph.js';

/** A list that a generator needs of the server. */
export type WorkflowLookup =
  /** The prompts of a dynamic prompt. */
  | {
      readonly kind: 'dynamic-prompts';
      /** The text with its choices. */
      readonly prompt: string;
      /** All combinations, or random ones. */
      readonly combinatorial: boolean;
      /** The most prompts. */
      readonly maxPrompts: number;
      /** Of the random ones. */
      readonly seed?: number | undefined;
    }
  /** The names of the images on a board, without intermediate ones. */
  | {
      readonly kind: 'board-images';
      /** The id of the board. */
      readonly boardId: string;
      /** Which of its images. */
      readonly category: 'images' | 'assets';
    };

/** What a document may name, beside nodes. */
export type WorkflowReference = 'board' | 'image' | 'model' | 'video';

/** What a conversion depends on beside the document. */
export interface WorkflowEnvironment {
  /** The node types of the server, such as `NodeCatalog.types` returns. */
  readonly types: NodeTypes;
  /**
   * The board of images whose node names none or `auto`: an id, or `none`.
   *
   * @default 'none'
   */
  readonly autoAddBoard?: string | undefined;
  /**
   * How often all of it is run.
   *
   * @default 1
   */
  readonly runs?: number | undefined;
  /** Says whether the server has what a value names. Without it, all of it counts as there. */
  readonly has?: ((kind: WorkflowReference, id: string) => boolean) | undefined;
  /** Returns a workflow of the library, for nodes that call one; `undefined` where it cannot be read. */
  readonly savedWorkflow?: ((id: string) => WorkflowDocument | undefined) | undefined;
  /** Returns the list of a lookup if it is known. What is missing is in the result. */
  readonly resolveLookup?: ((lookup: WorkflowLookup) => readonly string[] | undefined) | undefined;
  /** Numbers in [0, 1) for generators without a seed. `Math.random` by default. */
  readonly random?: (() => number) | undefined;
}

/** Something that was changed when a document was loaded, as the editor changes it. */
export interface WorkflowChange {
  /** What was changed. */
  readonly code:
    | 'edge_removed'
    | 'field_removed'
    | 'form_ignored'
    | 'inputs_refreshed'
    | 'model_rebound'
    | 'node_ignored'
    | 'node_updated'
    | 'schema_migrated'
    | 'value_dropped'
    | 'value_kept'
    | 'version_differs'
    | 'workflow_unreadable';
  /** The node in the document, where it is about one. */
  readonly nodeId?: string | undefined;
  /** The input of the node, where it is about one. */
  readonly field?: string | undefined;
  /** What happened, and why. */
  readonly message: string;
}

/** A reason for which the editor would refuse to run a workflow. */
export interface WorkflowProblem {
  /** What is wrong. */
  readonly code:
    | 'batch_empty'
    | 'batch_length'
    | 'batch_unconnected'
    | 'batch_value'
    | 'input_missing'
    | 'input_unknown'
    | 'node_unknown'
    | 'nothing_to_run'
    | 'value_length'
    | 'value_range'
    | 'workflow_unknown';
  /** The node in the document, where it is about one. */
  readonly nodeId?: string | undefined;
  /** The input of the node, where it is about one. */
  readonly field?: string | undefined;
  /** What is wrong, with the offending value, and what would be right. */
  readonly message: string;
}

/** A workflow as it would be run. */
export interface ConvertedWorkflow {
  /** What the server runs. */
  readonly graph: Graph;
  /** How often and with which values. `workflow` is the document as it was loaded, which images embed. */
  readonly batch: Pick<Batch, 'data' | 'runs' | 'workflow'>;
  /** What was changed on the way, in order. */
  readonly changes: readonly WorkflowChange[];
  /** The reasons for which the editor would not run it. Empty when it can be enqueued. */
  readonly problems: readonly WorkflowProblem[];
  /** The lookups that are missing. Until then the lists of its generators are empty. */
  readonly lookups: readonly WorkflowLookup[];
}
