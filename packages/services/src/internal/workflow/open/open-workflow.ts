import { InputError } from '@x/transport/errors';
import type { RequestOptions } from '@x/transport/options';

import type { WorkflowReference } from '../conversion.js';
import { loadWorkflow } from '../load/load-workflow.js';
import { readCalledWorkflows } from './called-workflows.js';
import { convertWithLookups } from './convert.js';
import { readModels, readReferences, referencesOf } from './references.js';
import { readSource } from './source.js';
import type { WorkflowContext } from './stores.js';
import { Workflow } from './workflow.js';

/** Reads a document and what it refers to, and returns it as a workflow that can be run. */
export async function openWorkflow(
  source: unknown,
  context: WorkflowContext,
  options: RequestOptions,
): Promise<Workflow> {
  const { stores } = context;
  const stored = await readSource(source, stores, options);
  const types = await context.nodes.types(options);
  const raw = load(stored, { types });
  const called = await readCalledWorkflows(raw, stores, { types, options });
  const savedWorkflow = (id: string) => called.get(id);
  const refreshed = load(stored, { types, savedWorkflow });
  const models = await readModels(refreshed, stores, { environment: { types, savedWorkflow }, options });
  const found = await readReferences(referencesOf(refreshed), stores, options);
  const there = { ...found, model: new Set(models.map(({ key }) => key)) };
  const has = (kind: WorkflowReference, id: string): boolean => there[kind].has(id);
  const environment = { types, savedWorkflow, has };
  const loaded = loadWorkflow(stored, environment);
  if (typeof loaded === 'string') throw refusal(loaded);
  const { document, changes } = loaded;
  const { problems } = await convertWithLookups(document, environment, { stores, options });
  return new Workflow({ document, changes, problems, environment, models }, context);
}

function load(stored: unknown, environment: Parameters<typeof loadWorkflow>[1]) {
  const loaded = loadWorkflow(stored, environment);
  if (typeof loaded === 'string') throw refusal(loaded);
  return loaded.document;
}

const refusal = (reason: string): InputError =>
  new InputError('source', `is no workflow that can be opened: ${reason}`);
