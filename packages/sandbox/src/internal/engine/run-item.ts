import { setTimeout as sleep, setImmediate as turn } from 'node:timers/promises';

import type { GraphNode } from '@x/models/graph';
import type { NodeOutput } from '@x/models/session';
import type { Graph } from '../graph/graph.js';
import { PythonError, toFailure } from '../nodes/python-error.js';
import { USER } from '../records/user.js';
import type { EngineState } from './engine-state.js';
import type { Output } from './execution.js';
import { drawingTools } from './image-tools.js';
import type { ItemStore, QueuedItem, StartedItem } from './item-store.js';
import type { Prepared } from './node-run.js';
import { runNode } from './run-node.js';
import { isControl, Session } from './session.js';
import { toRecord } from './session-record.js';

/** What running items needs. */
export interface Engine {
  readonly state: EngineState;
  readonly items: ItemStore;
  readonly random: () => number;
  /** Milliseconds. */
  readonly startDelay: number;
  readonly nodeDelay: number;
}

/** Why a run does not go on. */
export interface Halt {
  readonly canceled: AbortSignal;
  /** Nothing may be written any more. */
  readonly over: AbortSignal;
}

/** Runs one item from its first node to its last. */
export class ItemRun {
  readonly #engine: Engine;
  readonly #item: QueuedItem;
  readonly #graph: Graph;
  readonly #session: Session;
  readonly #halt: Halt;

  constructor(engine: Engine, { item, graph }: StartedItem, halt: Halt) {
    this.#engine = engine;
    this.#item = item;
    this.#graph = graph;
    this.#halt = halt;
    this.#session = new Session(graph, engine.state.uuid);
  }

  async run(): Promise<void> {
    await this.#pause(this.#engine.startDelay, [this.#halt.canceled, this.#halt.over]);
    await this.#runNodes();
    if (this.#halt.over.aborted) return;
    this.#save();
    const status = this.#engine.items.statusOf(this.#item.item_id);
    if (status === 'in_progress' && this.#session.execution.isComplete) {
      this.#engine.items.move(this.#item.item_id, 'completed');
    }
  }

  async #runNodes(): Promise<void> {
    const { execution } = this.#session;
    const { bus } = this.#engine.state;
    for (let run = this.#session.next(); run; run = this.#session.next()) {
      await turn();
      if (this.#halt.over.aborted) return;
      if (!this.#attempt(run, () => this.#session.fill(run)) || this.#halt.canceled.aborted) return;
      bus.tell('invocation_started', this.#about(run));
      await this.#pause(this.#engine.nodeDelay, [this.#halt.over]);
      const output = await this.#outputOf(run);
      if (!output || this.#halt.over.aborted) return;
      this.#session.complete(run, output);
      bus.tell('invocation_complete', { ...this.#about(run), result: output as NodeOutput });
      if (execution.isComplete || this.#halt.canceled.aborted) return;
    }
  }

  async #outputOf(run: Prepared): Promise<Output | undefined> {
    const { state, random } = this.#engine;
    const tools = drawingTools(state, {
      run,
      graph: this.#graph,
      sessionId: this.#item.session_id,
      workflow: this.#item.workflow,
      onSave: () => {
        if (this.#halt.over.aborted) throw new PythonError('CanceledException', 'There is nobody to draw for');
        state.bus.tell('invocation_progress', { ...this.#about(run), ...SAVING });
      },
    });
    try {
      return await runNode(run, { ...tools, random, version: state.version }, state.cache);
    } catch (error) {
      this.#fail(run, error);
      return undefined;
    }
  }

  #attempt(run: Prepared, work: () => void): boolean {
    try {
      work();
      return true;
    } catch (error) {
      this.#fail(run, error);
      return false;
    }
  }

  #fail(run: Prepared, error: unknown): void {
    if (this.#halt.over.aborted) return;
    const failure = toFailure(error);
    this.#session.execution.errors.set(run.id, `${failure.error_type}: ${failure.error_message}`);
    this.#save();
    this.#engine.items.move(this.#item.item_id, 'failed', failure);
    this.#engine.state.bus.tell('invocation_error', { ...this.#about(run), ...failure });
  }

  #save(): void {
    const { execution_graph } = JSON.parse(this.#item.execution);
    const record = toRecord(this.#session.execution, execution_graph.id);
    this.#engine.items.saveSession(this.#item.item_id, this.#graph, record);
  }

  /** Returns what all events about a run say. */
  #about(run: Prepared) {
    const { queue_id, item_id, batch_id, origin, destination, session_id } = this.#item;
    const invocation: GraphNode = isControl(run) ? { ...run.node, collection: [] } : run.node;
    const about = { queue_id, item_id, batch_id, origin, destination, user_id: USER.user_id, session_id };
    return { ...about, invocation, invocation_source_id: run.source };
  }

  /** Waits, or until there is no reason to. */
  async #pause(milliseconds: number, ends: AbortSignal[]): Promise<void> {
    if (milliseconds === 0) return;
    await sleep(milliseconds, undefined, { signal: AbortSignal.any(ends) }).catch(() => {});
  }
}

const SAVING = { message: 'Saving image', percentage: null, image: null, device: null };
