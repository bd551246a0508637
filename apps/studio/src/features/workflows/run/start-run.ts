import { JobCanceledError, JobFailedError, type NodeFailure } from '@x/services/errors';
import type { MapReport, RunWorkflowOptions, Workflow, WorkflowRun, WorkflowValues } from '@x/services/workflow';

import { announce } from '../../../app/announce.js';
import type { Client } from '../../../app/client.js';
import { errorLine } from '../../../errors/error-line.js';
import { currentMessages } from '../../../i18n/messages.js';
import type { Action } from '../../act/action.js';
import { workflowMessages } from '../workflow-messages.js';
import { addRun, changeRun, joinOutputs, type Run, type RunOutputs, runs } from './runs.js';

/** What is run. */
export interface RunSource {
  readonly client: Client;
  readonly workflow: Workflow;
  /** Which workflow it is, the same for all runs of it. */
  readonly source: string;
  readonly name: string;
}

/** How results are kept. Intermediate ones are shown beside the form. */
type Settings = Pick<RunWorkflowOptions, 'board' | 'runs'>;

/** Enqueues a workflow and adds it to the runs, where it is followed to its end. Rejects when nothing was enqueued. */
export async function startRun(
  { workflow, source }: RunSource,
  values: WorkflowValues,
  settings: Settings,
): Promise<void> {
  const run = await workflow.run(values, { ...settings, allowIntermediate: true });
  const { batch } = run;
  const itemIds = new Set(batch.jobs.map(({ id }) => id));
  const id = addRun({ source, total: batch.jobs.length, itemIds, cancel: () => batch.cancel() });
  void Promise.all(batch.jobs.map((job) => followJob(id, run, job))).then(() => end(id));
}

async function followJob(id: number, run: WorkflowRun, job: WorkflowRun['batch']['jobs'][number]): Promise<void> {
  try {
    const outputs = run.outputsOf(await job.result());
    changeRun(id, (old) => ({ done: old.done + 1, outputs: joinOutputs(old.outputs, outputs) }));
  } catch (error) {
    if (error instanceof JobCanceledError) changeRun(id, (old) => ({ canceled: old.canceled + 1 }));
    else changeRun(id, (old) => ({ failed: old.failed + 1, reasons: withReason(old.reasons, messageOf(error)) }));
  }
}

/** Returns the action that runs a workflow once for each picture. What it starts is followed like any other run. */
export function mapAction(
  { client, workflow, source, name }: RunSource,
  values: WorkflowValues,
  {
    input,
    names,
    board,
  }: { readonly input: string; readonly names: readonly string[]; readonly board?: string | undefined },
): Action {
  const texts = currentMessages(workflowMessages);
  const bind = (picture: string): WorkflowValues => ({ ...values, [input]: picture });
  const task = workflow.map(names, bind, { ...(board !== undefined && { board }), allowIntermediate: true });
  return {
    title: texts.overTitle(name, names.length),
    async plan(signal) {
      const { items, batches, requests } = await task.plan({ signal });
      return { lines: [texts.overPlanned(items, batches, requests)], confirm: texts.overStart(items) };
    },
    async run({ signal }) {
      const { destination } = await task.plan({ signal });
      const { repositories } = await client.load();
      const abort = new AbortController();
      const cancel = () => {
        if (!isSent(id)) abort.abort(new Error('canceled'));
        return repositories.queue.cancelByDestination(destination);
      };
      const id = addRun({ source, total: names.length, itemIds: new Set(), cancel });
      void task
        .run({ signal: abort.signal, onProgress: ({ report }) => changeRun(id, () => toChanges(report)) })
        .then((report) => changeRun(id, () => toChanges(report)))
        .catch((error) =>
          changeRun(id, ({ reasons }) =>
            abort.signal.aborted ? {} : { reasons: withReason(reasons, messageOf(error)) },
          ),
        )
        .finally(() => end(id));
      return { lines: [texts.overStarted(names.length)] };
    },
  };
}

const isSent = (id: number): boolean => {
  const run = runs.get().find((one) => one.id === id);
  return run !== undefined && run.itemIds.size === run.total;
};

/** Returns what a report of a map says of its run. */
function toChanges({ items }: MapReport): Partial<Run> {
  let outputs: RunOutputs = {};
  let reasons: readonly string[] = [];
  const itemIds = new Set<number>();
  const count = (...statuses: string[]) => items.filter(({ status }) => statuses.includes(status)).length;
  for (const item of items) {
    if ('itemId' in item && item.itemId !== undefined) itemIds.add(item.itemId);
    if (item.status === 'completed') outputs = joinOutputs(outputs, item.outputs);
    if (item.status === 'failed') reasons = withReason(reasons, reasonOf(item.failure));
    if (item.status === 'unknown') reasons = withReason(reasons, item.reason);
  }
  return {
    itemIds,
    outputs,
    reasons,
    done: count('completed'),
    failed: count('failed', 'unknown'),
    canceled: count('canceled'),
  };
}

const reasonOf = ({ nodeType, errorType, errorMessage }: Omit<NodeFailure, 'traceback'>): string => {
  const reason = [errorType, errorMessage].filter(Boolean).join(': ');
  return nodeType === undefined ? reason : `${nodeType}: ${reason}`;
};

const withReason = (reasons: readonly string[], reason: string): readonly string[] =>
  reasons.includes(reason) ? reasons : [...reasons, reason];

const messageOf = (error: unknown): string => (error instanceof JobFailedError ? reasonOf(error) : errorLine(error));

function end(id: number): void {
  changeRun(id, () => ({ isEnded: true }));
  const run = runs.get().find((one) => one.id === id);
  if (run) announce(currentMessages(workflowMessages).runEnded(id, run.done, run.total));
}
