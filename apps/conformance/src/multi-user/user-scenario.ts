import type { Performance } from '../runner/run-scenario.js';
import type { Scenario } from '../runner/scenario.js';
import type { Users } from './users.js';

/** A story about several users of one server, held against what it says itself. */
export type UserScenario = Scenario<Users>;

/** Returns such a story. */
export const userScenario = (title: string, play: UserScenario['play']): UserScenario => ({ title, play });

/** Plays stories one after the other. */
export async function performUsers(stories: readonly UserScenario[], users: Users): Promise<Performance[]> {
  const performances: Performance[] = [];
  for (const { title, play } of stories) {
    const failure = await play(users).then(
      () => undefined,
      (error: unknown) => error,
    );
    performances.push({ title, exchanges: [], failure });
  }
  return performances;
}
