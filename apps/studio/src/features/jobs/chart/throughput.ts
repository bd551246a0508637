import type { QueueItemSummary } from '@x/models/queue-item';
import { toDate } from '@x/models/timestamp';

/** How long the chart reaches back: an hour in steps of two minutes, or a day in steps of half an hour. */
const SPANS = { hour: { step: 120, steps: 30 }, day: { step: 1_800, steps: 48 } } as const;

/** The name of a span. */
export type SpanName = keyof typeof SPANS;

/** A value for each step of a span. */
export interface Throughput {
  /** Unix seconds at which each step begins. */
  readonly times: readonly number[];
  /** Jobs that ended in each step with their results. */
  readonly done: readonly number[];
  /** Mean seconds for which the jobs that started in a step had waited; `null` where none did. */
  readonly waiting: readonly (number | null)[];
  /** Jobs that ended with their results, in all steps. */
  readonly total: number;
  /** Mean seconds for which all of them had waited; `null` when none started. */
  readonly meanWaiting: number | null;
}

const seconds = (timestamp: string): number => toDate(timestamp).getTime() / 1_000;

const mean = (values: readonly number[]): number | null =>
  values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;

/** Counts what was done in each step of a span that ends at `now`, in Unix seconds. Steps begin at whole multiples. */
export function throughput(items: Iterable<QueueItemSummary>, name: SpanName, now: number): Throughput {
  const { step, steps } = SPANS[name];
  const start = (Math.floor(now / step) - steps + 1) * step;
  const done = new Array<number>(steps).fill(0);
  const waits = Array.from({ length: steps }, (): number[] => []);
  for (const { status, created_at, started_at, completed_at } of items) {
    const end =
      completed_at === null || status !== 'completed' ? -1 : Math.floor((seconds(completed_at) - start) / step);
    if (end in done) done[end] = (done[end] ?? 0) + 1;
    if (started_at === null) continue;
    const startedAt = seconds(started_at);
    waits[Math.floor((startedAt - start) / step)]?.push(Math.max(0, startedAt - seconds(created_at)));
  }
  return {
    times: done.map((_, index) => start + index * step),
    done,
    waiting: waits.map(mean),
    total: done.reduce((sum, count) => sum + count, 0),
    meanWaiting: mean(waits.flat()),
  };
}
