import type { ModelConfig } from '@x/models/model-config';
import type { WorkflowDocument } from '@x/models/workflow-document';

import type { WorkflowChange } from '../conversion.js';
import type { FieldEnvironment } from '../inputs/find-field.js';
import type { LoadedWorkflow } from '../load/load-workflow.js';
import { invocations } from '../node-kinds.js';
import { type PlacedValue, setValues } from '../run/set-values.js';
import { bindModel, type ModelBinding } from './bind-model.js';
import { requiredModels } from './required-models.js';

/** Returns a document with the models of bindings in place of those that it names. */
export function rebind(
  document: WorkflowDocument,
  bindings: readonly ModelBinding[],
  named: WorkflowDocument,
): WorkflowDocument {
  const values = new Map<string, PlacedValue>();
  for (const { nodeId, field, index, model, status } of bindings) {
    if (status !== 'rebound' || !model) continue;
    const place = JSON.stringify([nodeId, field]);
    const list: unknown = values.get(place)?.value ?? storedIn(named, nodeId, field);
    const value = index === undefined || !Array.isArray(list) ? model : list.with(index, replaced(list[index], model));
    values.set(place, { nodeId, field, value });
  }
  return setValues(document, [...values.values()]);
}

const storedIn = ({ nodes }: WorkflowDocument, nodeId: string, field: string): unknown =>
  invocations({ nodes }).find(({ id }) => id === nodeId)?.data.inputs[field]?.value;

const replaced = (item: unknown, model: unknown): unknown =>
  typeof item === 'object' && item !== null && 'lora' in item ? { ...item, lora: model } : model;

/**
 * Returns a loaded document with the keys of this server for models that it has under another key: the files are the
 * same. `named` is the document before what is not there was dropped.
 */
export function rebindByHash(
  { document, changes }: LoadedWorkflow,
  named: WorkflowDocument,
  { models, environment }: { readonly models: readonly ModelConfig[]; readonly environment: FieldEnvironment },
): LoadedWorkflow {
  const bindings = requiredModels(named, environment)
    .map((required) => bindModel(required, models))
    .filter(({ by }) => by === 'hash');
  const isBound = ({ code, nodeId, field }: WorkflowChange): boolean =>
    code === 'value_dropped' && bindings.some((binding) => binding.nodeId === nodeId && binding.field === field);
  const rebound = bindings.map(({ nodeId, field, model, reason }): WorkflowChange => {
    const message = `${nodeId}.${field} was given the key ${model?.key} of this server: ${reason}`;
    return { code: 'model_rebound', nodeId, field, message };
  });
  return {
    document: rebind(document, bindings, named),
    changes: [...changes.filter((change) => !isBound(change)), ...rebound],
  };
}
