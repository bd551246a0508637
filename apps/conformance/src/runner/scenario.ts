import type { ScenarioContext } from './scenario-context.js';

/** Where a scenario may run. */
export interface ScenarioOptions {
  /**
   * Reads everything on the server, so it needs one that holds nothing else.
   *
   * @default false
   */
  readonly exclusive?: boolean;
  /** Works only on a server that can create images of other days, or on one that reads the files of this machine. */
  readonly needs?: 'backdate' | 'installModel';
  /**
   * The first release that supports the scenario, which then belongs to the suite that every supported server must pass.
   *
   * @default runs on the pinned release only
   */
  readonly since?: string;
}

/** A test that runs on several servers. It throws when a server misbehaves. */
export interface Scenario<Context = ScenarioContext> extends ScenarioOptions {
  readonly title: string;
  readonly run: (context: Context) => Promise<void>;
}

/** Returns a scenario. */
export const scenario = (title: string, run: Scenario['run'], options: ScenarioOptions = {}): Scenario => ({
  title,
  run,
  ...options,
});
