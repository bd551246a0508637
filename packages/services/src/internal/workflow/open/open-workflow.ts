import { InputError } from '@x/transport/errors';
import type { RequestOptions } from '@x/transport/options';

import type { WorkflowEnvironment, WorkflowReference } from '../conversion.js';
import { type LoadedWorkflow, loadWorkflow } from '../load/load-workflow.js';
import { rebindByHash } from '../preflight/rebind.js';
import { requiredNodes } from '../preflight/required-nodes.js';
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
  const called = await readCalledWorkflows(load(stored, { types }).document, stores, { types, options });
  const savedWorkflow = (id: string) => called.get(id);
  const { document: named } = load(stored, { types, savedWorkflow });
  const models = await readModels(named, stores, { environment: { types, savedWorkflow }, options });
  const found = await readReferences(referencesOf(named), stores, options);
  const there = { ...found, model: new Set(models.map(({ key }) => key)) };
  const has = (kind: WorkflowReference, id: string): boolean => there[kind].has(id);
  const environment = { types, savedWorkflow, has };
  const { document, changes } = rebindByHash(load(stored, environment), named, { models, environment });
  const { problems } = await convertWithLookups(document, environment, { stores, options });
  const nodes = [...requiredNodes(stored), ...[...called].flatMap(([id, one]) => requiredNodes(one, `${id}/`))];
  return new Workflow({ document, changes, problems, environment, models, named, nodes }, context);
}

function load(stored: unknown, environment: WorkflowEnvironment): LoadedWorkflow {
  const loaded = loadWorkflow(stored, environment);
  if (typeof loaded !== 'string') return loaded;
  throw new InputError('source', `is no workflow that can be opened: ${loaded}`);
}
