import type { RequestOptions } from '@x/transport/options';

import type { TransferPlan, TransferReport, TransferRunOptions, TransferTask } from './transfer-types.js';

/** A transfer whose code is loaded when it is planned or run. */
export class LazyTransfer implements TransferTask {
  readonly #load: () => Promise<TransferTask>;
  #task: Promise<TransferTask> | undefined;

  constructor(load: () => Promise<TransferTask>) {
    this.#load = load;
  }

  async plan(options?: RequestOptions): Promise<TransferPlan> {
    return (await this.#loaded()).plan(options);
  }

  async run(options?: TransferRunOptions): Promise<TransferReport> {
    return (await this.#loaded()).run(options);
  }

  #loaded(): Promise<TransferTask> {
    this.#task ??= this.#load();
    return this.#task;
  }
}
