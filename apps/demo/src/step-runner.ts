import type { StepReport } from './output/reporter.js';
import type { StepContext, StepResult } from './step.js';

/** Runs steps, and keeps their results, the number of their requests and their duration. */
export class StepRunner {
  readonly reports: StepReport[] = [];
  readonly #context: StepContext;

  constructor(context: StepContext) {
    this.#context = context;
  }

  /** Runs a step and returns its result. `about` continues the title. */
  readonly run = async <T extends StepResult>(
    title: string,
    about: string,
    step: (context: StepContext) => Promise<T>,
  ): Promise<T> => {
    const { reporter, requestCount } = this.#context;
    const [start, before] = [performance.now(), requestCount()];
    reporter.startStep(title, about);
    const result = await step(this.#context);
    const { summary, facts, isSkipped = false } = result;
    const milliseconds = Math.round(performance.now() - start);
    const report = { title, summary, facts, isSkipped, requests: requestCount() - before, milliseconds };
    reporter.finishStep(report);
    this.reports.push(report);
    return result;
  };
}
