import type { Client } from '@x/resources/client';
import type { Screen } from './output/reporter.js';
import type { Mark } from './tag.js';

/** What every chapter plays on. */
export interface Stage {
  readonly client: Client;
  readonly screen: Screen;
  /** Aborts when somebody presses Ctrl-C. */
  readonly signal: AbortSignal;
  readonly mark: Mark;
  /** Returns how many requests went over the wire so far. */
  readonly requests: () => number;
}

/** What a chapter has to say when it is over. */
export interface Outcome {
  /** For people, in one line. */
  readonly did: string;
  /** For programs. */
  readonly facts: Readonly<Record<string, unknown>>;
  /** The server is too old for it. */
  readonly passedOver?: boolean;
}
