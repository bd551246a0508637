import type { Edge, Graph } from '../../graph/graph.js';
import type { Node } from '../../nodes/node.js';

/** How deep calls of workflows can be nested. */
export const MAX_DEPTH = 4;

/** One call in a chain of calls. */
export interface CallFrame {
  readonly prepared_call_node_id: string;
  readonly source_call_node_id: string;
  readonly workflow_id: string;
  readonly depth: number;
}

/** A call, and what its sessions have returned so far. */
export interface CallExecution extends CallFrame {
  readonly id: string;
  readonly parent_session_id: string;
  readonly child_session_id: string | null;
  readonly status: 'running_child' | 'completed' | 'failed';
  readonly error_message: string | null;
  readonly child_session_ids: readonly string[];
  readonly child_item_ids: readonly number[];
  readonly expected_child_count: number;
  readonly completed_child_item_ids: readonly number[];
  readonly aggregated_values: Readonly<Record<string, readonly unknown[]>>;
  readonly child_outputs: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** A session that was called, as it was when the call began. */
export interface ChildSession extends SessionRecord {
  readonly id: string;
  readonly graph: Graph;
}

/** The calls of a session, as they are stored with it. */
export interface CallRecord {
  readonly workflow_call_stack: readonly CallFrame[];
  readonly workflow_call_history: readonly CallExecution[];
  /** The call that started it. */
  readonly workflow_call_parent:
    | (CallFrame & { readonly workflow_call_id: string; readonly parent_session_id: string })
    | null;
  readonly waiting_workflow_call: CallFrame | null;
  readonly waiting_workflow_call_execution: CallExecution | null;
  readonly waiting_workflow_call_child_session: ChildSession | null;
  readonly max_workflow_call_depth: number;
}

/** The stored state of a session, without its graph. */
export interface SessionRecord extends CallRecord {
  readonly execution_graph: {
    readonly id: string;
    readonly nodes: Readonly<Record<string, Node>>;
    readonly edges: readonly Edge[];
  };
  readonly results: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly [member: string]: unknown;
}

/** The record of a session that was not called, and calls nothing. */
export const NO_CALLS: CallRecord = {
  workflow_call_stack: [],
  workflow_call_history: [],
  workflow_call_parent: null,
  waiting_workflow_call: null,
  waiting_workflow_call_execution: null,
  waiting_workflow_call_child_session: null,
  max_workflow_call_depth: MAX_DEPTH,
};

/** Returns the calls in a stored session. */
export const callsIn = (session: CallRecord): CallRecord => ({
  workflow_call_stack: session.workflow_call_stack,
  workflow_call_history: session.workflow_call_history,
  workflow_call_parent: session.workflow_call_parent,
  waiting_workflow_call: session.waiting_workflow_call,
  waiting_workflow_call_execution: session.waiting_workflow_call_execution,
  waiting_workflow_call_child_session: session.waiting_workflow_call_child_session,
  max_workflow_call_depth: session.max_workflow_call_depth,
});
