import type { ModelConfig } from '@x/models/model-config';
import type { StarterModel } from '@x/models/starter-model';
import { PermissionError } from '@x/transport/errors';
import type { RequestOptions } from '@x/transport/options';

import type { NodeTypes } from '../../../graph.js';
import type { WorkflowProblem } from '../conversion.js';
import type { WorkflowStores } from '../open/stores.js';
import { bindModel, type ModelBinding } from './bind-model.js';
import type { RequiredModel } from './required-models.js';
import { type NodeFinding, nodeFindings, type RequiredNode } from './required-nodes.js';

/** What a workflow needs of a server. */
export interface WorkflowRequirements {
  /** The node types, with the versions of the document. */
  readonly nodes: readonly RequiredNode[];
  /** The models that the document names, and the inputs that need one. */
  readonly models: readonly RequiredModel[];
}

/** What this server has of it. */
export interface WorkflowPreflight {
  /** Whether it can be run as it is, or once it is rebound and the inputs that are `unset` have values. */
  readonly isReady: boolean;
  /** The node types that are missing or of another major version. */
  readonly nodes: readonly NodeFinding[];
  /** The model of each input. */
  readonly models: readonly ModelBinding[];
}

/** What a workflow is compared with. */
export interface PreflightServer {
  readonly types: NodeTypes;
  readonly models: readonly ModelConfig[];
  readonly problems: readonly WorkflowProblem[];
}

/** Problems that no value mends. */
const LASTING = new Set<WorkflowProblem['code']>([
  'batch_unconnected',
  'input_unknown',
  'node_unknown',
  'nothing_to_run',
  'workflow_unknown',
]);

/** Compares what a workflow needs with what a server has. What it suggests is read when a model is missing. */
export async function preflight(
  { nodes, models }: WorkflowRequirements,
  server: PreflightServer,
  { stores, options }: { readonly stores: Pick<WorkflowStores, 'modelInstalls'>; readonly options: RequestOptions },
): Promise<WorkflowPreflight> {
  const findings = nodeFindings(nodes, server.types);
  const bindings = models.map((required) => bindModel(required, server.models));
  const isMissing = ({ status, by }: ModelBinding): boolean => status === 'missing' || by === 'family';
  const starters = bindings.some(isMissing) ? await readStarters(stores, options) : [];
  const isLasting =
    findings.some(({ code }) => code === 'missing') || server.problems.some(({ code }) => LASTING.has(code));
  return {
    isReady: !isLasting && !bindings.some(({ status }) => status === 'missing'),
    nodes: findings,
    models: bindings.map((binding) => (isMissing(binding) ? withSource(binding, starters) : binding)),
  };
}

function withSource(binding: ModelBinding, starters: readonly StarterModel[]): ModelBinding {
  const { name, base, type } = binding.wanted ?? {};
  const starter = starters.find(
    (one) => one.base === base && one.type === type && [one.name, ...one.previous_names].includes(name ?? ''),
  );
  if (!starter) return binding;
  const { source } = starter;
  return { ...binding, source, reason: `${binding.reason}; install it from "${source}"` };
}

/** Only administrators see what the server suggests. */
async function readStarters(
  { modelInstalls }: Pick<WorkflowStores, 'modelInstalls'>,
  options: RequestOptions,
): Promise<readonly StarterModel[]> {
  try {
    return (await modelInstalls.starterModels(options)).starter_models;
  } catch (error) {
    if (error instanceof PermissionError) return [];
    throw error;
  }
}
