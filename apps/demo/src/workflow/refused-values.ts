import { type ValueProblem, WorkflowValuesError } from '@x/services/errors';
import type { Workflow } from '@x/services/workflow';

/** Returns what is wrong with values for the workflow. All problems are found at once, before any request. */
export async function refusedValues(workflow: Workflow, signal: AbortSignal): Promise<readonly ValueProblem[]> {
  const wrong = { Scale: 0, Method: 'cubic', Border: '40', Signatur: 'mine.png' };
  try {
    await workflow.run(wrong, { signal });
  } catch (error) {
    if (error instanceof WorkflowValuesError) return error.problems;
    throw error;
  }
  throw new Error('the workflow took wrong values');
}
