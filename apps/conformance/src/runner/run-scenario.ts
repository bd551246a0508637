import { cleanUp } from './clean-up.js';
import type { Exchange } from './exchange.js';
import { Recorder } from './recorder.js';
import type { Scenario } from './scenario.js';
import { createStage } from './scenario-context.js';
import type { Server } from './server.js';

/** How a scenario went on one server. */
export interface Performance {
  readonly title: string;
  readonly exchanges: readonly Exchange[];
  /** What it threw; `undefined` when every promise was kept. */
  readonly failure: unknown;
}

/** Plays a scenario and takes away what it made. */
export async function perform({ title, play }: Scenario, server: Server): Promise<Performance> {
  const recorder = new Recorder(server.fetch);
  let failure: unknown;
  try {
    await play(createStage(server, recorder));
  } catch (error) {
    failure = error;
  }
  const exchanges = await recorder.exchanges();
  await cleanUp(server, exchanges);
  return { title, exchanges, failure };
}

/** Plays scenarios one after the other. Those that must be alone are left out on a server that is not ours. */
export async function performAll(scenarios: readonly Scenario[], server: Server): Promise<Performance[]> {
  const performances: Performance[] = [];
  for (const scenario of scenarios) {
    if (server.isOurs || !scenario.alone) performances.push(await perform(scenario, server));
  }
  return performances;
}
