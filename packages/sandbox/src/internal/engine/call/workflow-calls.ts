import { graphReader } from '../../graph/read-graph.js';
import { isCalledInput } from '../../nodes/called-input.js';
import { PythonError } from '../../nodes/python-error.js';
import { findWorkflow, type StoredDocument } from '../../records/workflow/find-workflow.js';
import { record } from '../../validation/record.js';
import type { ItemCall, QueuedItem } from '../item-store.js';
import type { NodeRun } from '../node-run.js';
import type { EngineContext, ItemRun } from '../run-item.js';
import { emptyRecord } from '../session-record.js';
import { calledSessions } from './called-sessions.js';
import { generatorValues, tooMany } from './generator-values.js';
import { imagesOf } from './images-of.js';
import { returnedValues } from './returned-values.js';

const ENDED = new Set(['completed', 'failed', 'canceled']);

/** The calls of workflows: an item that calls one waits until the items of the call have ended. */
export class WorkflowCalls {
  readonly #engine: EngineContext;
  /** The runs of the items that wait, or will be resumed. A restart cancels them. */
  readonly #suspended = new Map<number, ItemRun>();

  constructor(engine: EngineContext) {
    this.#engine = engine;
  }

  /** Forgets the items that wait. */
  clear(): void {
    this.#suspended.clear();
  }

  /** Returns the run of an item that has waited, and that is resumed. */
  take(id: number): ItemRun | undefined {
    const run = this.#suspended.get(id);
    this.#suspended.delete(id);
    return run;
  }

  /** Adds the items of a call to the queue, and lets the item of the call wait. Throws when it cannot be called. */
  begin(item: ItemRun, run: NodeRun): void {
    const { items, state, random } = this.#engine;
    const { queued, calls } = item;
    const workflowId = String(run.node['workflow_id'] ?? '');
    const document = this.#documentOf(workflowId, queued.user_id);
    const limit = items.freeSlots(queued.queue_id);
    if (limit <= 0) throw new PythonError('ValueError', tooMany().message);
    const call = { id: state.uuid(), sessionId: queued.session_id, frame: calls.frameOf(run, workflowId) };
    const context = { limit, random, imagesOf: imagesOf(state, queued.user_id) };
    const sessions = calledSessions(document, inputsOf(item, run), {
      limit,
      uuid: state.uuid,
      readGraph: graphReader(state.uuid),
      generate: (data) => generatorValues(data, context),
    });
    const about: ItemCall = {
      workflow_call_id: call.id,
      parent_item_id: queued.item_id,
      parent_session_id: queued.session_id,
      root_item_id: queued.root_item_id ?? queued.item_id,
      workflow_call_depth: call.frame.depth,
    };
    const children = sessions.map(({ graph, fieldValues }) => {
      const execution = emptyRecord(state.uuid(), calls.childRecord(call));
      const sessionId = state.uuid();
      const itemId = items.addCalled({ parent: queued, call: about, sessionId, graph, execution, fieldValues });
      return { itemId, session: { id: sessionId, graph, ...execution } };
    });
    calls.begin(run, call, children);
    item.save();
    this.#suspended.set(queued.item_id, item);
    items.setStatus(queued.item_id, 'waiting');
  }

  /** Resumes, fails or cancels the item that called one that has ended. */
  settle(run: ItemRun): void {
    const child = this.#engine.items.find(run.queued.item_id);
    if (child?.parent_item_id === null || child === undefined) return;
    if (child.status === 'completed') this.#resumeParent(run, child);
    else if (child.status === 'failed') this.#failParent(child);
    else if (child.status === 'canceled') this.#engine.items.cancel(child.parent_item_id);
  }

  #resumeParent(run: ItemRun, child: QueuedItem): void {
    const { items } = this.#engine;
    const parent = this.#waitingParent(child);
    if (!parent) return;
    let values: Readonly<Record<string, unknown>> | undefined;
    try {
      values = parent.calls.recordReturn(child.item_id, returnedValues(run.session.execution));
    } catch (error) {
      this.#fail(parent, child.item_id, error instanceof Error ? error.message : String(error));
      return;
    }
    if (!values) {
      parent.save();
      return;
    }
    parent.completeCall(values);
    if (!parent.session.execution.isComplete) {
      items.setStatus(parent.queued.item_id, 'pending');
      return;
    }
    items.setStatus(parent.queued.item_id, 'completed');
    this.#suspended.delete(parent.queued.item_id);
    if (parent.queued.parent_item_id !== null) this.#resumeParent(parent, parent.queued);
  }

  #failParent(child: QueuedItem): void {
    const parent = this.#waitingParent(child);
    if (!parent) return;
    const workflow = parent.calls.waiting?.workflow_id;
    this.#fail(
      parent,
      child.item_id,
      child.error_message || `The selected saved workflow '${workflow}' failed during child execution.`,
    );
  }

  #fail(parent: ItemRun, childId: number, message: string): void {
    const { items } = this.#engine;
    const id = parent.queued.item_id;
    if (parent.calls.waiting) items.cancelCalled(parent.calls.waiting.id, childId);
    parent.failCall(message);
    this.#suspended.delete(id);
    const failed = items.find(id);
    if (failed && failed.parent_item_id !== null) this.#failParent(failed);
  }

  /** Returns the run that waits for an item; undefined when it has ended. */
  #waitingParent({ parent_item_id: id }: QueuedItem): ItemRun | undefined {
    if (id === null) return undefined;
    const status = this.#engine.items.find(id)?.status;
    if (status !== undefined && !ENDED.has(status)) return this.#suspended.get(id);
    this.#suspended.delete(id);
    return undefined;
  }

  #documentOf(id: string, userId: string): StoredDocument {
    const { database, isMultiUser, users } = this.#engine.state;
    if (id === '') {
      throw new PythonError('ValueError', 'A saved workflow must be selected before executing call_saved_workflow.');
    }
    const found = findWorkflow(database, id);
    if (!found) throw new PythonError('ValueError', `The selected saved workflow '${id}' could not be found.`);
    const isOpen = found.document.meta.category === 'default' || found.isPublic || found.user_id === userId;
    if (!isMultiUser || isOpen || users.find(userId)?.is_admin) return found.document;
    throw new PythonError('ValueError', `The selected saved workflow '${id}' is not accessible to this user.`);
  }
}

/** Returns the inputs of the called workflow: those of the node, and those that have edges. */
function inputsOf({ session: { execution } }: ItemRun, run: NodeRun): Readonly<Record<string, unknown>> {
  const connected = execution.runIndex
    .into(run.id)
    .filter(({ destination }) => isCalledInput(destination.field))
    .map(({ source, destination }) => [destination.field, execution.results.get(source.node_id)?.[source.field]]);
  return { ...record(run.node['workflow_inputs']), ...Object.fromEntries(connected) };
}
