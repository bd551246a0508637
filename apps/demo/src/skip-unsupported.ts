import { UnsupportedOperationError } from '@x/transport/errors';

import type { Outcome, Stage } from './step.js';

/** Returns the chapter as one that says what this server lacks for it, instead of failing. */
export function passingOver(chapter: (stage: Stage) => Promise<Outcome>): (stage: Stage) => Promise<Outcome> {
  return async (stage) => {
    try {
      return await chapter(stage);
    } catch (error) {
      if (!(error instanceof UnsupportedOperationError)) throw error;
      const { route, since, server, message } = error;
      return { did: `passed over: ${message}`, facts: { route, since, server }, passedOver: true };
    }
  };
}
