import { createStore, type Store } from '../../store.js';

/** How far an action is. */
export interface ActionProgress {
  readonly done: number;
  readonly total: number;
}

/** What an action would do. */
export interface ActionPlan {
  /** Sentences for the person who is to start it. */
  readonly lines: readonly string[];
  /** The text of the button that starts it, which names what is done: "Delete 12 pictures". */
  readonly confirm: string;
}

/** What an action did. */
export interface ActionReport {
  /** Sentences for the person who started it. */
  readonly lines: readonly string[];
  /** Does what failed once more. */
  readonly retry?: Action | undefined;
  /** Takes back what was done. */
  readonly undo?: Action | undefined;
}

/** How an action is run. */
export interface ActionRun {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: ActionProgress) => void;
}

/** Work that is shown before it is done. */
export interface Action {
  readonly title: string;
  /** Whether it cannot be taken back. */
  readonly isFinal?: boolean | undefined;
  /** Returns what `run` would do. Changes nothing. */
  plan(signal: AbortSignal): Promise<ActionPlan>;
  /** Does it. Rejects when it stopped half-way; then it can be run again, and continues. */
  run(options: ActionRun): Promise<ActionReport>;
}

/** The action that is shown, if any. */
export const shownAction: Store<Action | undefined> = createStore<Action | undefined>(undefined);

/** How many actions have ended, also half-way. It changes when what is shown of the server has to be read again. */
export const finishedActions: Store<number> = createStore(0);
