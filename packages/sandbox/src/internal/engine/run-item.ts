import { setImmediate as nextTurn } from 'node:timers/promises';

import type { GraphNode } from '@x/models/graph';
import type { NodeOutput } from '@x/models/session';
import type { Graph } from '../graph/graph.js';
import { type NodeFailure, PythonError, toFailure } from '../nodes/python-error.js';
import { callsIn, type SessionRecord } from './call/call-record.js';
import { CallState } from './call/call-state.js';
import type { EngineState } from './engine-state.js';
import type { Output } from './execution.js';
import { imageTools } from './image-tools.js';
import type { ItemStore, QueuedItem, StartedItem } from './item-store.js';
import type { NodeRun } from './node-run.js';
import { recordTools } from './record-tools.js';
import { runNode } from './run-node.js';
import { isControl, Session } from './session.js';
import { toRecord } from './session-record.js';
import { tensorTools } from './tensor-tools.js';

/** What running items needs. */
export interface EngineContext {
  readonly state: EngineState;
  readonly items: ItemStore;
  readonly random: () => number;
  /** Milliseconds. */
  readonly startDelay: number;
  readonly nodeDelay: number;
}

/** Signals that end a run. */
export interface StopSignals {
  readonly canceled: AbortSignal;
  /** Nothing may be written after this. */
  readonly stopped: AbortSignal;
}

/** Starts the call of a workflow, or throws. */
export type BeginCall = (item: ItemRun, run: NodeRun) => void;

/** Runs one item from its first node to its last. It is suspended where it calls a workflow, and run again. */
export class ItemRun {
  readonly session: Session;
  readonly calls: CallState;
  readonly #engine: EngineContext;
  readonly #item: QueuedItem;
  readonly #graph: Graph;
  readonly #beginCall: BeginCall;
  readonly #executionGraphId: string;
  #signals: StopSignals = RUNNING;

  constructor(engine: EngineContext, { item, graph }: StartedItem, beginCall: BeginCall) {
    this.#engine = engine;
    this.#item = item;
    this.#graph = graph;
    this.#beginCall = beginCall;
    this.session = new Session(graph, engine.state.uuid);
    const stored: SessionRecord = JSON.parse(item.execution);
    this.calls = new CallState(callsIn(stored));
    this.#executionGraphId = stored.execution_graph.id;
  }

  /** The item, as it was when it started. */
  get queued(): QueuedItem {
    return this.#item;
  }

  async run(signals: StopSignals): Promise<void> {
    this.#signals = signals;
    this.session.resume();
    await this.#delay(this.#engine.startDelay, [this.#signals.canceled, this.#signals.stopped]);
    await this.#runNodes();
    if (this.#signals.stopped.aborted) return;
    this.save();
    const status = this.#engine.items.statusOf(this.#item.item_id);
    if (status === 'in_progress' && this.session.execution.isComplete) {
      this.#engine.items.setStatus(this.#item.item_id, 'completed');
    }
  }

  async #runNodes(): Promise<void> {
    const { execution } = this.session;
    const { bus } = this.#engine.state;
    for (let run = this.session.next(); run; run = this.session.next()) {
      await nextTurn();
      if (this.#signals.stopped.aborted) return;
      if (!this.#attempt(run, () => this.session.fill(run)) || this.#signals.canceled.aborted) return;
      bus.emit('invocation_started', this.#about(run));
      await this.#delay(this.#engine.nodeDelay, [this.#signals.stopped]);
      if (run.node.type === 'call_saved_workflow') {
        if (!this.#signals.stopped.aborted) this.#attempt(run, () => this.#beginCall(this, run));
        return;
      }
      const output = await this.#outputOf(run);
      if (!output || this.#signals.stopped.aborted) return;
      this.#complete(run, output);
      if (execution.isComplete || this.#signals.canceled.aborted) return;
    }
  }

  /** Ends the call that the item waits for, with what it has returned. */
  completeCall(values: Readonly<Record<string, unknown>>): void {
    const run = this.calls.waitingRun;
    this.calls.end('completed');
    if (run) this.#complete(run, { output_meta: null, values, type: 'workflow_return_output' });
    this.save();
  }

  /** Ends the call that the item waits for, and the item with it. */
  failCall(message: string): void {
    const run = this.calls.waitingRun;
    this.calls.end('failed', message);
    if (run) this.#fail(run, { error_type: 'ValueError', error_message: message, error_traceback: message });
  }

  #complete(run: NodeRun, output: Output): void {
    this.session.complete(run, output);
    this.#engine.state.bus.emit('invocation_complete', { ...this.#about(run), result: output as NodeOutput });
  }

  async #outputOf(run: NodeRun): Promise<Output | undefined> {
    const { state, random } = this.#engine;
    const tools = imageTools(state, {
      run,
      graph: this.#graph,
      sessionId: this.#item.session_id,
      workflow: this.#item.workflow,
      userId: this.#item.user_id,
      onSave: () => {
        if (this.#signals.stopped.aborted) throw new PythonError('CanceledException', 'The server was stopped');
        state.bus.emit('invocation_progress', { ...this.#about(run), ...SAVING });
      },
    });
    try {
      return await runNode(
        run,
        { ...tools, ...tensorTools(state), ...recordTools(state, this.#item.user_id), random, version: state.version },
        state.cache,
      );
    } catch (error) {
      this.#fail(run, toFailure(error));
      return undefined;
    }
  }

  #attempt(run: NodeRun, work: () => void): boolean {
    try {
      work();
      return true;
    } catch (error) {
      this.#fail(run, toFailure(error));
      return false;
    }
  }

  #fail(run: NodeRun, failure: NodeFailure): void {
    if (this.#signals.stopped.aborted) return;
    this.session.execution.errors.set(run.id, `${failure.error_type}: ${failure.error_message}`);
    this.save();
    this.#engine.items.setStatus(this.#item.item_id, 'failed', failure);
    this.#engine.state.bus.emit('invocation_error', { ...this.#about(run), ...failure });
  }

  /** Stores the session. */
  save(): void {
    const record = toRecord(this.session.execution, this.#executionGraphId, this.calls.record);
    this.#engine.items.saveSession(this.#item.item_id, this.#graph, record);
  }

  /** Returns the members that all events about a run have. */
  #about(run: NodeRun) {
    const { queue_id, item_id, batch_id, origin, destination, user_id, session_id } = this.#item;
    const invocation: GraphNode = isControl(run) ? { ...run.node, collection: [] } : { ...run.node };
    const about = { queue_id, item_id, batch_id, origin, destination, user_id, session_id };
    return { ...about, invocation, invocation_source_id: run.source };
  }

  /** Waits until the time has passed or one of the signals is aborted. The timer is one that tests can fake. */
  async #delay(milliseconds: number, ends: AbortSignal[]): Promise<void> {
    if (milliseconds === 0) return;
    const signal = AbortSignal.any(ends);
    if (signal.aborted) return;
    const { promise, resolve } = Promise.withResolvers<void>();
    const end = (): void => resolve();
    const timer = setTimeout(end, milliseconds);
    signal.addEventListener('abort', end);
    await promise;
    clearTimeout(timer);
    signal.removeEventListener('abort', end);
  }
}

const never = new AbortController().signal;
const RUNNING: StopSignals = { canceled: never, stopped: never };

const SAVING = { message: 'Saving image', percentage: null, image: null, device: null };
