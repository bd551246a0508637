import { setImmediate as turn } from 'node:timers/promises';
import { type ItemRow, PoisonedError, readStoredGraph } from '../domains/queue/item-record.js';
import type { Graph } from '../graph/graph.js';
import { toFailure } from '../nodes/python-error.js';
import { type Engine, ItemRun } from './run-item.js';

interface Running {
  readonly id: number;
  readonly controller: AbortController;
}

/** The time from a start of the server to its end. */
interface Shift {
  readonly end: AbortController;
  isBusy: boolean;
}

const newShift = (): Shift => ({ end: new AbortController(), isBusy: false });

/** Runs items one after the other: of all queues, the highest priority first, then the lowest id. It rests while there is none. */
export class Processor {
  readonly #engine: Engine;
  #shift = newShift();
  #isStarted = true;
  #running: Running | undefined;

  constructor(engine: Engine) {
    this.#engine = engine;
    this.#recover();
    this.wake();
  }

  get status() {
    return { is_started: this.#isStarted, is_processing: this.#running !== undefined };
  }

  pause(): void {
    this.#isStarted = false;
  }

  resume(): void {
    this.#isStarted = true;
    this.wake();
  }

  /** Looks for something to do. */
  wake(): void {
    const shift = this.#shift;
    if (shift.end.signal.aborted || shift.isBusy || !this.#isStarted) return;
    shift.isBusy = true;
    void this.#run(shift);
  }

  /** Lets a run end at its next node. */
  cancel(ids: readonly number[]): void {
    if (this.#running && ids.includes(this.#running.id)) this.#running.controller.abort();
  }

  /** Stops at once, as if the power had gone: what runs stays half done. */
  halt(): void {
    this.#shift.end.abort();
    this.#running?.controller.abort();
    this.#running = undefined;
  }

  /** Begins again after a halt, as a new server would. */
  restart(): void {
    this.halt();
    this.#shift = newShift();
    this.#isStarted = true;
    this.#recover();
    this.wake();
  }

  /** What ran when the last server ended is canceled, without a word. */
  #recover(): void {
    const { store } = this.#engine;
    const now = store.now();
    store.database.run(
      `update queue_items set status = 'canceled', status_sequence = status_sequence + 1, updated_at = ?, completed_at = ?
       where status in ('in_progress', 'waiting')`,
      ...[now, now],
    );
  }

  async #run(shift: Shift): Promise<void> {
    await turn();
    while (this.#isStarted && !shift.end.signal.aborted) {
      const found = this.#claim();
      if (!found) break;
      const controller = new AbortController();
      this.#running = { id: found.item.item_id, controller };
      const halt = { canceled: controller.signal, over: shift.end.signal };
      try {
        await new ItemRun(this.#engine, { ...found, halt }).run();
      } catch (error) {
        if (!shift.end.signal.aborted) this.#engine.store.move(found.item.item_id, 'failed', toFailure(error));
      }
      if (!shift.end.signal.aborted) this.#running = undefined;
    }
    shift.isBusy = false;
  }

  /** Takes the next item. One that cannot be read stays where it is, and everything behind it waits. */
  #claim(): { readonly item: ItemRow; readonly graph: Graph } | undefined {
    const { store } = this.#engine;
    const [next] = store.where(`status = 'pending' order by priority desc, item_id limit 1`);
    if (!next) return undefined;
    try {
      const graph = readStoredGraph(next, store.readGraph);
      store.move(next.item_id, 'in_progress');
      const item = store.find(next.item_id);
      return item && { item, graph };
    } catch (error) {
      if (error instanceof PoisonedError) return undefined;
      throw error;
    }
  }
}
