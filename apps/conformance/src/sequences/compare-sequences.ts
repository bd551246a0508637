import { compareRuns, type Difference } from '../compare/compare-runs.js';
import { isEvent } from '../runner/events.js';
import type { ScenarioRun } from '../runner/run-scenario.js';
import type { Server } from '../runner/server.js';
import { SequenceRunner } from './run-sequence.js';
import { generate } from './sequence.js';
import { shorten } from './shorten.js';
import type { Step } from './step.js';

/** A shortest sequence that differs. */
interface DifferentSequence {
  /** Generates the sequence from which this one was shortened. */
  readonly seed: number;
  readonly steps: readonly Step[];
  readonly differences: readonly Difference[];
}

/** The result of comparing generated sequences. */
export interface SequenceComparison {
  readonly sequences: number;
  readonly exchanges: number;
  readonly events: number;
  readonly different: readonly DifferentSequence[];
}

/** What is generated. */
export interface GenerationOptions {
  /** At least this many exchanges. */
  readonly exchanges: number;
  /** The first sequence has this seed, each further one the next number. */
  readonly seed: number;
  /** Ends after this many different sequences. */
  readonly maxDifferent: number;
}

/** Runs generated sequences on two empty servers and shortens those that differ. */
export async function compareSequences(
  servers: readonly [Server, Server],
  { exchanges, seed, maxDifferent }: GenerationOptions,
): Promise<SequenceComparison> {
  const [left, right] = [await SequenceRunner.open(servers[0]), await SequenceRunner.open(servers[1])];
  const runBoth = (steps: readonly Step[]) => Promise.all([left.run(steps), right.run(steps)]);
  const counts = { sequences: 0, exchanges: 0, events: 0 };
  const different: DifferentSequence[] = [];
  try {
    for (let next = seed; counts.exchanges < exchanges && different.length < maxDifferent; next++) {
      const steps = generate(next);
      const [one, other] = await runBoth(steps);
      counts.sequences += 1;
      counts.exchanges += exchangesOf(one);
      counts.events += one.exchanges.length - exchangesOf(one);
      const differences = compareRuns(one, other);
      if (differences.length > 0) different.push(await shortest(next, { steps, differences }, runBoth));
    }
  } finally {
    left.close();
    right.close();
  }
  return { ...counts, different };
}

/** Returns the number of exchanges, without events. */
export const exchangesOf = ({ exchanges }: ScenarioRun): number =>
  exchanges.filter((exchange) => !isEvent(exchange)).length;

type RunBoth = (steps: readonly Step[]) => Promise<[ScenarioRun, ScenarioRun]>;

/** Returns the shortest sequence found that differs, the given one when it does not differ again. */
async function shortest(
  seed: number,
  found: Omit<DifferentSequence, 'seed'>,
  runBoth: RunBoth,
): Promise<DifferentSequence> {
  let last = found;
  await shorten(found.steps, async (steps) => {
    const differences = compareRuns(...(await runBoth(steps)));
    if (differences.length > 0) last = { steps, differences };
    return differences.length > 0;
  });
  return { seed, ...last };
}
