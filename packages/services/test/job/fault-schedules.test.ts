import { expect, test } from 'vitest';

import { runSchedule } from '../support/schedule/run-schedule.js';

const CONCURRENCY = 24;

/** One seed to replay, or how many to run. */
const { X_SCHEDULE: only, X_SCHEDULES: count = '30' } = process.env;
const seeds = only === undefined ? Array.from({ length: Number(count) }, (_, seed) => seed) : [Number(only)];

/** Returns what keeps this program running: timers and connections. */
const active = (): string[] => process.getActiveResourcesInfo().filter((name) => /Timeout|TCP/.test(name));

test(
  `whatever faults there are, every wait ends with the right outcome: ${seeds.length} schedules`,
  async () => {
    const before = active().length;
    const problems: string[] = [];
    const queue = seeds.values();
    const work = async (): Promise<void> => {
      for (const seed of queue) {
        const found = await runSchedule(seed).catch((error: unknown) => [`seed ${seed}: ${error}`]);
        problems.push(
          ...found.map((problem) => `${problem}\n  replay: X_SCHEDULE=${seed} npm test -- fault-schedules`),
        );
      }
    };
    await Promise.all(Array.from({ length: CONCURRENCY }, work));
    expect(problems).toEqual([]);
    await expect.poll(() => active().slice(before), { timeout: 60_000 }).toEqual([]);
  },
  120_000 + 1_000 * seeds.length,
);
