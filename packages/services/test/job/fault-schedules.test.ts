import { expect, test } from 'vitest';

import { runSchedule } from '../support/run-schedule.js';

const AT_ONCE = 24;

/** The seed to replay, or how many to try. */
const { X_SCHEDULE: only, X_SCHEDULES: count = '500' } = process.env;
const seeds = only === undefined ? Array.from({ length: Number(count) }, (_, seed) => seed) : [Number(only)];

/** Returns what keeps this program alive, as timers and connections do. */
const alive = (): string[] => process.getActiveResourcesInfo().filter((name) => /Timeout|TCP/.test(name));

test(
  `whatever goes wrong, every wait ends as it must: ${seeds.length} schedules`,
  async () => {
    const before = alive().length;
    const problems: string[] = [];
    const queue = seeds.values();
    const work = async (): Promise<void> => {
      for (const seed of queue) {
        const found = await runSchedule(seed).catch((error: unknown) => [`seed ${seed}: ${error}`]);
        problems.push(...found.map((problem) => `${problem}\n  replay: X_SCHEDULE=${seed} npm test -- job-schedules`));
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    expect(problems).toEqual([]);
    await expect.poll(() => alive().slice(before), { timeout: 5_000 }).toEqual([]);
  },
  60_000 + 200 * seeds.length,
);
