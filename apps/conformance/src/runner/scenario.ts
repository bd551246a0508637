import type { Stage } from './scenario-context.js';

/** What a scenario asks of the server it is played on. */
export interface Needs {
  /**
   * Sees everything on the server, so it is played only where nothing else is.
   *
   * @default false
   */
  readonly alone?: boolean;
  /**
   * Belongs to the suite that every supported server must pass: the first release that can do what it tells.
   *
   * @default played on the pinned release only
   */
  readonly since?: string;
}

/** A short story about a server, told once and played on several. It throws when the server does not keep a promise. */
export interface Scenario<Context = Stage> extends Needs {
  readonly title: string;
  readonly play: (context: Context) => Promise<void>;
}

/** Returns a scenario. */
export const scenario = (title: string, play: Scenario['play'], needs: Needs = {}): Scenario => ({
  title,
  play,
  ...needs,
});
