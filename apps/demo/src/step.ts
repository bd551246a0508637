import type { Client } from '@x/resources/client';

import type { Reporter } from './output/reporter.js';
import type { TourTag } from './tag.js';

/** What every step works with. */
export interface StepContext {
  readonly client: Client;
  readonly reporter: Reporter;
  /** Aborts on Ctrl-C. */
  readonly signal: AbortSignal;
  readonly tag: TourTag;
  /** Returns the number of requests sent so far. */
  readonly requestCount: () => number;
}

/** The result of a step. */
export interface StepResult {
  /** One line for people. */
  readonly summary: string;
  /** Details for programs. */
  readonly facts: Readonly<Record<string, unknown>>;
  /** The server does not support the step. */
  readonly isSkipped?: boolean;
}
