import { setTimeout as delay, setImmediate as nextTurn } from 'node:timers/promises';

import type { GraphNode } from '@x/models/graph';
import type { NodeOutput } from '@x/models/session';
import type { Graph } from '../graph/graph.js';
import { PythonError, toFailure } from '../nodes/python-error.js';
import type { EngineState } from './engine-state.js';
import type { Output } from './execution.js';
import { imageTools } from './image-tools.js';
import type { ItemStore, QueuedItem, StartedItem } from './item-store.js';
import type { NodeRun } from './node-run.js';
import { runNode } from './run-node.js';
import { isControl, Session } from './session.js';
import { type SessionRecord, toRecord } from './session-record.js';
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

/** Runs one item from its first node to its last. */
export class ItemRun {
  readonly #engine: EngineContext;
  readonly #item: QueuedItem;
  readonly #graph: Graph;
  readonly #session: Session;
  readonly #signals: StopSignals;

  constructor(engine: EngineContext, { item, graph }: StartedItem, signals: StopSignals) {
    this.#engine = engine;
    this.#item = item;
    this.#graph = graph;
    this.#signals = signals;
    this.#session = new Session(graph, engine.state.uuid);
  }

  async run(): Promise<void> {
    await this.#delay(this.#engine.startDelay, [this.#signals.canceled, this.#signals.stopped]);
    await this.#runNodes();
    if (this.#signals.stopped.aborted) return;
    this.#save();
    const status = this.#engine.items.statusOf(this.#item.item_id);
    if (status === 'in_progress' && this.#session.execution.isComplete) {
      this.#engine.items.setStatus(this.#item.item_id, 'completed');
    }
  }

  async #runNodes(): Promise<void> {
    const { execution } = this.#session;
    const { bus } = this.#engine.state;
    for (let run = this.#session.next(); run; run = this.#session.next()) {
      await nextTurn();
      if (this.#signals.stopped.aborted) return;
      if (!this.#attempt(run, () => this.#session.fill(run)) || this.#signals.canceled.aborted) return;
      bus.emit('invocation_started', this.#about(run));
      await this.#delay(this.#engine.nodeDelay, [this.#signals.stopped]);
      const output = await this.#outputOf(run);
      if (!output || this.#signals.stopped.aborted) return;
      this.#session.complete(run, output);
      bus.emit('invocation_complete', { ...this.#about(run), result: output as NodeOutput });
      if (execution.isComplete || this.#signals.canceled.aborted) return;
    }
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
      return await runNode(run, { ...tools, ...tensorTools(state), random, version: state.version }, state.cache);
    } catch (error) {
      this.#fail(run, error);
      return undefined;
    }
  }

  #attempt(run: NodeRun, work: () => void): boolean {
    try {
      work();
      return true;
    } catch (error) {
      this.#fail(run, error);
      return false;
    }
  }

  #fail(run: NodeRun, error: unknown): void {
    if (this.#signals.stopped.aborted) return;
    const failure = toFailure(error);
    this.#session.execution.errors.set(run.id, `${failure.error_type}: ${failure.error_message}`);
    this.#save();
    this.#engine.items.setStatus(this.#item.item_id, 'failed', failure);
    this.#engine.state.bus.emit('invocation_error', { ...this.#about(run), ...failure });
  }

  #save(): void {
    const { execution_graph }: SessionRecord = JSON.parse(this.#item.execution);
    const record = toRecord(this.#session.execution, execution_graph.id);
    this.#engine.items.saveSession(this.#item.item_id, this.#graph, record);
  }

  /** Returns the members that all events about a run have. */
  #about(run: NodeRun) {
    const { queue_id, item_id, batch_id, origin, destination, user_id, session_id } = this.#item;
    const invocation: GraphNode = isControl(run) ? { ...run.node, collection: [] } : { ...run.node };
    const about = { queue_id, item_id, batch_id, origin, destination, user_id, session_id };
    return { ...about, invocation, invocation_source_id: run.source };
  }

  /** Waits until the time has passed or one of the signals is aborted. */
  async #delay(milliseconds: number, ends: AbortSignal[]): Promise<void> {
    if (milliseconds === 0) return;
    await delay(milliseconds, undefined, { signal: AbortSignal.any(ends) }).catch(() => {});
  }
}

const SAVING = { message: 'Saving image', percentage: null, image: null, device: null };
