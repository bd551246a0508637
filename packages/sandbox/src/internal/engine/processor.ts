import { setImmediate as nextTurn } from 'node:timers/promises';
import { toFailure } from '../nodes/python-error.js';
import { WorkflowCalls } from './call/workflow-calls.js';
import { type EngineContext, ItemRun } from './run-item.js';

interface Running {
  readonly id: number;
  readonly controller: AbortController;
}

/** The time between a start of the server and its end. */
interface Lifetime {
  readonly end: AbortController;
  isBusy: boolean;
  hasRun: boolean;
}

const newLifetime = (): Lifetime => ({ end: new AbortController(), isBusy: false, hasRun: false });

/** Runs the items of all queues one after the other. */
export class Processor {
  readonly #engine: EngineContext;
  readonly #calls: WorkflowCalls;
  #lifetime = newLifetime();
  #isStarted = true;
  #running: Running | undefined;

  constructor(engine: EngineContext) {
    this.#engine = engine;
    this.#calls = new WorkflowCalls(engine);
    this.#engine.items.cancelInterrupted();
    this.runPending();
  }

  get status() {
    return { is_started: this.#isStarted, is_processing: this.#running !== undefined };
  }

  /** Whether an item was run to its end since the server started. */
  get hasRun(): boolean {
    return this.#lifetime.hasRun;
  }

  pause(): void {
    this.#isStarted = false;
  }

  resume(): void {
    this.#isStarted = true;
    this.runPending();
  }

  /** Starts running the pending items, unless it is running or paused. */
  runPending(): void {
    const lifetime = this.#lifetime;
    if (lifetime.end.signal.aborted || lifetime.isBusy || !this.#isStarted) return;
    lifetime.isBusy = true;
    void this.#run(lifetime);
  }

  /** Stops a run before its next node. */
  cancel(ids: readonly number[]): void {
    if (this.#running && ids.includes(this.#running.id)) this.#running.controller.abort();
  }

  /** Stops immediately, as a killed process does: the running item stays in progress. */
  stop(): void {
    this.#lifetime.end.abort();
    this.#running?.controller.abort();
    this.#running = undefined;
  }

  /** Starts again after `stop`, as a new server process does. */
  restart(): void {
    this.stop();
    this.#calls.clear();
    this.#lifetime = newLifetime();
    this.#isStarted = true;
    this.#engine.items.cancelInterrupted();
    this.runPending();
  }

  async #run(lifetime: Lifetime): Promise<void> {
    await nextTurn();
    while (this.#isStarted && !lifetime.end.signal.aborted) {
      const found = this.#engine.items.startNext();
      if (!found) break;
      const controller = new AbortController();
      this.#running = { id: found.item.item_id, controller };
      const signals = { canceled: controller.signal, stopped: lifetime.end.signal };
      const run =
        this.#calls.take(found.item.item_id) ??
        new ItemRun(this.#engine, found, (item, node) => this.#calls.begin(item, node));
      try {
        await run.run(signals);
        if (!lifetime.end.signal.aborted) this.#calls.settle(run);
      } catch (error) {
        if (!lifetime.end.signal.aborted) this.#engine.items.setStatus(found.item.item_id, 'failed', toFailure(error));
      }
      lifetime.hasRun = true;
      if (!lifetime.end.signal.aborted) this.#running = undefined;
    }
    lifetime.isBusy = false;
  }
}
