import { PythonError } from '../../nodes/python-error.js';
import type { NodeRun } from '../node-run.js';
import {
  type CallExecution,
  type CallFrame,
  type CallRecord,
  type ChildSession,
  MAX_DEPTH,
  NO_CALLS,
} from './call-record.js';

/** A session that a call has started, and its item. */
interface Child {
  readonly itemId: number;
  readonly session: ChildSession;
}

/** A call that begins. */
interface Call {
  readonly id: string;
  /** The session that calls. */
  readonly sessionId: string;
  readonly frame: CallFrame;
}

type Values = Readonly<Record<string, unknown>>;

/** The calls of one session. It waits for one at a time. */
export class CallState {
  #record: CallRecord;
  #waitingRun: NodeRun | undefined;

  constructor(record: CallRecord) {
    this.#record = record;
  }

  get record(): CallRecord {
    return this.#record;
  }

  /** The run that waits for its workflow. */
  get waitingRun(): NodeRun | undefined {
    return this.#waitingRun;
  }

  /** The call that the session waits for. */
  get waiting(): CallExecution | undefined {
    return this.#record.waiting_workflow_call_execution ?? undefined;
  }

  /** Returns the frame of a new call. Throws when calls are nested too deeply. */
  frameOf(run: NodeRun, workflowId: string): CallFrame {
    const depth = this.#record.workflow_call_stack.length + 1;
    if (depth > MAX_DEPTH) {
      const message = `Maximum workflow call depth exceeded (${MAX_DEPTH}) for workflow '${workflowId}'`;
      throw new PythonError('ValueError', message);
    }
    return { prepared_call_node_id: run.id, source_call_node_id: run.source, workflow_id: workflowId, depth };
  }

  /** Returns the calls of a session that a call starts. */
  childRecord({ id, sessionId, frame }: Call): CallRecord {
    return {
      ...NO_CALLS,
      workflow_call_stack: [...this.#record.workflow_call_stack, frame],
      workflow_call_parent: { workflow_call_id: id, parent_session_id: sessionId, ...frame },
    };
  }

  begin(run: NodeRun, { id, sessionId, frame }: Call, children: readonly Child[]): void {
    const { depth, ...place } = frame;
    this.#waitingRun = run;
    this.#record = {
      ...this.#record,
      waiting_workflow_call: frame,
      waiting_workflow_call_execution: {
        id,
        parent_session_id: sessionId,
        child_session_id: children[0]?.session.id ?? null,
        ...place,
        depth,
        status: 'running_child',
        error_message: null,
        child_session_ids: children.map(({ session }) => session.id),
        child_item_ids: children.map(({ itemId }) => itemId),
        expected_child_count: children.length,
        completed_child_item_ids: [],
        aggregated_values: {},
        child_outputs: {},
      },
      waiting_workflow_call_child_session: children.length === 1 ? (children[0]?.session ?? null) : null,
    };
  }

  /** Records what a child has returned. Returns the values of the call once all children have ended. */
  recordReturn(itemId: number, values: Values): Values | undefined {
    const before = this.waiting;
    if (!before) throw new PythonError('ValueError', 'Execution state is not waiting on a workflow call.');
    const [known] = Object.values(before.child_outputs);
    if (known && !hasSameKeys(known, values)) {
      throw new PythonError('ValueError', 'Batched child workflows returned different workflow return keys.');
    }
    const child_outputs: CallExecution['child_outputs'] = { ...before.child_outputs, [itemId]: values };
    const inOrder = before.child_item_ids.map((id) => child_outputs[id]).filter((output) => output !== undefined);
    const aggregated_values = Object.fromEntries(
      Object.keys(values).map((key) => [key, inOrder.map((output) => output[key])]),
    );
    const completed_child_item_ids = [...before.completed_child_item_ids, itemId];
    this.#record = {
      ...this.#record,
      waiting_workflow_call_execution: { ...before, completed_child_item_ids, aggregated_values, child_outputs },
    };
    if (completed_child_item_ids.length < before.expected_child_count) return undefined;
    return before.expected_child_count === 1 ? values : aggregated_values;
  }

  end(status: 'completed' | 'failed', message: string | null = null): void {
    const { waiting } = this;
    this.#waitingRun = undefined;
    this.#record = {
      ...this.#record,
      workflow_call_history: [
        ...this.#record.workflow_call_history,
        ...(waiting ? [{ ...waiting, status, error_message: message }] : []),
      ],
      waiting_workflow_call: null,
      waiting_workflow_call_execution: null,
      waiting_workflow_call_child_session: null,
    };
  }
}

const hasSameKeys = (one: Values, other: Values): boolean =>
  Object.keys(one).length === Object.keys(other).length && Object.keys(one).every((key) => Object.hasOwn(other, key));
