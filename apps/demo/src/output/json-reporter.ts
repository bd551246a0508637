import type { Output } from './output.js';
import { noProgressBar, type ProgressBar, type Reporter, type TourReport } from './reporter.js';

/** Writes one JSON document at the end. */
export class JsonReporter implements Reporter {
  readonly #output: Pick<Output, 'write'>;

  constructor(output: Pick<Output, 'write'>) {
    this.#output = output;
  }

  start(): void {}
  startStep(): void {}
  text(): void {}
  detail(): void {}
  table(): void {}
  finishStep(): void {}

  bar(): ProgressBar {
    return noProgressBar;
  }

  finish(report: TourReport): void {
    const requests = report.steps.reduce((sum, step) => sum + step.requests, 0);
    this.#output.write(`${JSON.stringify({ ...report, requests }, null, 2)}\n`);
  }

  fail(error: string): void {
    this.#output.write(`${JSON.stringify({ error }, null, 2)}\n`);
  }
}
