import type { Workflow, WorkflowValues } from '@x/services/workflow';

import type { Action, Change, Outcome } from '../change/change.js';
import { planEach } from '../change/plans/each.js';
import type { Context } from '../command/context.js';
import { serverWords } from '../command-line.js';
import { requireNone } from './require-none.js';

/** How a workflow is run. */
export interface RunSettings {
  readonly values: WorkflowValues;
  readonly board?: string | undefined;
  /** How often. */
  readonly runs?: number | undefined;
}

/** Returns the change that runs a workflow and waits for its images. */
export function planRun(
  workflow: Workflow,
  { values, board, runs }: RunSettings,
  { continueWith, line }: Pick<Context, 'continueWith' | 'line'>,
): Change<readonly Outcome[]> {
  const { values: refused, problems } = workflow.check(values);
  requireNone([...refused, ...problems], workflow);
  const action: Action = { action: 'run', kind: 'job', name: workflow.document.name || 'workflow' };
  return planEach([action], async (_, options) => {
    // Whether an interrupted request has enqueued it is not known: another run could do it twice.
    continueWith(['jobs', 'list', ...serverWords(line)]);
    const run = await workflow.run(values, { board, runs, ...options });
    continueWith(['jobs', 'wait', ...run.batch.jobs.map(({ id }) => String(id)), ...serverWords(line)]);
    const outputs = await run.outputs(options);
    return { status: 'done', result: Object.values(outputs).flat().join(' ') };
  });
}
