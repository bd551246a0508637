import { createStore, type Store } from '../../../store.js';

/** The names of what runs made, by the key of the output. */
export type RunOutputs = Readonly<Record<string, readonly string[]>>;

/** Runs of a workflow that were started together. */
export interface Run {
  /** Counts up from 1 in this page. */
  readonly id: number;
  /** Which workflow it is of. */
  readonly source: string;
  /** How many runs there are. */
  readonly total: number;
  /** Ids on the queue, as far as they are known. */
  readonly itemIds: ReadonlySet<number>;
  readonly done: number;
  readonly failed: number;
  readonly canceled: number;
  /** Whether nothing more will happen. */
  readonly isEnded: boolean;
  readonly outputs: RunOutputs;
  /** Why runs failed, each reason once. */
  readonly reasons: readonly string[];
  /** Cancels what has not ended. */
  readonly cancel: () => Promise<unknown>;
}

/** The runs that this page has started, the newest first. They go on when another screen is shown. */
export const runs: Store<readonly Run[]> = createStore<readonly Run[]>([]);

let lastId = 0;

/** Adds a run, and returns its id. */
export function addRun(run: Pick<Run, 'cancel' | 'itemIds' | 'source' | 'total'>): number {
  lastId += 1;
  const fresh = { done: 0, failed: 0, canceled: 0, isEnded: false, outputs: {}, reasons: [] };
  runs.set([{ ...fresh, ...run, id: lastId }, ...runs.get()]);
  return lastId;
}

/** Changes a run. Where nothing changes, nobody is notified. */
export function changeRun(id: number, change: (run: Run) => Partial<Run>): void {
  const run = runs.get().find((one) => one.id === id);
  if (!run) return;
  const next = { ...run, ...change(run) };
  const isSame = Object.entries(next).every(([key, value]) => Object.is(value, run[key as keyof Run]));
  if (!isSame) runs.set(runs.get().map((one) => (one === run ? next : one)));
}

/** Returns the outputs of two parts of a run together. */
export function joinOutputs(first: RunOutputs, second: RunOutputs): RunOutputs {
  const keys = new Set([...Object.keys(first), ...Object.keys(second)]);
  return Object.fromEntries([...keys].map((key) => [key, [...(first[key] ?? []), ...(second[key] ?? [])]]));
}
