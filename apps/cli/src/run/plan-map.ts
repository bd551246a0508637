import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

import type { MappedItem, MapReport, Workflow } from '@x/services/workflow';
import type { RequestOptions } from '@x/transport/options';

import type { Action, Change, Outcome, Status } from '../change/change.js';
import { UsageError } from '../error/cli-error.js';
import { fileOf, inputNamed } from './parse-value.js';
import type { RunSettings } from './plan-run.js';
import { requireNone } from './require-none.js';

/** Over which files a workflow is run. */
export interface MapSettings extends Omit<RunSettings, 'runs'> {
  readonly folder: string;
  /** The label of the input that takes a file; needed where several do. */
  readonly as?: string | undefined;
  /** Names the work, so that it can be continued. */
  readonly key: string;
}

const PICTURE = /\.(png|jpe?g|webp)$/i;

/** Plans a run for each picture of a folder, in the order of their names. Files of other kinds are left out. */
export async function planMap(
  workflow: Workflow,
  { folder, as, key, values, board }: MapSettings,
  options: RequestOptions,
): Promise<Change<MapReport>> {
  requireNone(workflow.check(values).values, workflow);
  const names = (await readdir(folder)).filter((name) => PICTURE.test(name) && !name.startsWith('.')).sort();
  const label = as === undefined ? onlyImageInput(workflow) : inputNamed(as, workflow.inputs).key;
  const bind = async (name: string) => ({ ...values, [label]: await fileOf(join(folder, name)) });
  const task = workflow.map(names, bind, { key, itemKey: (name) => name, board });
  if (names.length > 0) await task.plan(options); // checks all values
  const actions = names.map((name): Action => ({ action: 'run', kind: 'job', name }));
  return {
    actions,
    run: (runOptions) => task.run(runOptions),
    outcomes: ({ items }) => items.map((item) => toOutcome(item, names[item.index] ?? item.key)),
  };
}

function onlyImageInput({ inputs }: Workflow): string {
  const [first, ...others] = inputs.filter(({ type, isConnected }) => type.name === 'ImageField' && !isConnected);
  if (first && others.length === 0) return first.key;
  const labels = [first, ...others].flatMap((input) => (input ? [input.key] : []));
  const hint = labels.length > 0 ? `Name one with --as: ${labels.join(', ')}.` : 'Expose an image input in the editor.';
  throw new UsageError(`the workflow has ${labels.length} inputs that take a picture`, { hint });
}

const STATUS: Readonly<Record<MappedItem['status'], Status>> = {
  completed: 'done',
  failed: 'failed',
  canceled: 'failed',
  queued: 'unknown',
  unknown: 'unknown',
  notSent: 'not-sent',
};

function toOutcome(item: MappedItem, name: string): Outcome {
  const outcome = { action: 'run', kind: 'job', name, status: STATUS[item.status] } as const;
  if (item.status === 'completed') return { ...outcome, result: Object.values(item.outputs).flat().join(' ') };
  if (item.status === 'failed') return { ...outcome, why: `${item.failure.errorType}: ${item.failure.errorMessage}` };
  if (item.status === 'unknown') return { ...outcome, why: item.reason };
  return { ...outcome, why: item.status === 'notSent' ? undefined : `job ${item.itemId} is ${item.status}` };
}
