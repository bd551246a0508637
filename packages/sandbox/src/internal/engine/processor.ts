import { setImmediate as turn } from 'node:timers/promises';
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
    this.#engine.items.cancelInterrupted();
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
    this.#engine.items.cancelInterrupted();
    this.wake();
  }

  async #run(shift: Shift): Promise<void> {
    await turn();
    while (this.#isStarted && !shift.end.signal.aborted) {
      const found = this.#engine.items.startNext();
      if (!found) break;
      const controller = new AbortController();
      this.#running = { id: found.item.item_id, controller };
      const halt = { canceled: controller.signal, over: shift.end.signal };
      try {
        await new ItemRun(this.#engine, found, halt).run();
      } catch (error) {
        if (!shift.end.signal.aborted) this.#engine.items.move(found.item.item_id, 'failed', toFailure(error));
      }
      if (!shift.end.signal.aborted) this.#running = undefined;
    }
    shift.isBusy = false;
  }
}
