import { UnsupportedOperationError } from '@x/transport/errors';

import type { StepContext, StepResult } from './step.js';

type Step = (context: StepContext) => Promise<StepResult>;

/** Returns a step that is skipped when the server is too old for it, and says what is missing. */
export function skipUnsupported(step: Step): Step {
  return async (context) => {
    try {
      return await step(context);
    } catch (error) {
      if (!(error instanceof UnsupportedOperationError)) throw error;
      const { route, since, server, message } = error;
      return { summary: `skipped: ${message}`, facts: { route, since, server }, isSkipped: true };
    }
  };
}
