import { createStore, type Store } from '../../store.js';

/** How far an action is. */
export interface ActionProgress {
  readonly done: number;
  readonly total: number;
}

/** A sentence for the person at the page, of an error with the text of the SDK. */
export type ActionLine = string | { readonly text: string; readonly details: string };

/** What an action would do. */
export interface ActionPlan {
  /** Sentences for the person who is to start it. */
  readonly lines: readonly ActionLine[];
  /** The text of the button that starts it, which names what is done: "Delete 12 pictures". Left out, there is nothing to do. */
  readonly confirm?: string | undefined;
}

/** What an action did. */
export interface ActionReport {
  /** Sentences for the person who started it. */
  readonly lines: readonly ActionLine[];
  /** Does what failed once more. */
  readonly retry?: Action | undefined;
  /** Takes back what was done. */
  readonly undo?: Action | undefined;
}

/** Returns a line without its details. */
export const lineText = (line: ActionLine): string => (typeof line === 'string' ? line : line.text);

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
