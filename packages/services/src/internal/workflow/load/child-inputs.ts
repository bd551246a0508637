import type { WorkflowDocument, WorkflowInputField, WorkflowInvocationNode } from '@x/models/workflow-document';

import type { WorkflowChange, WorkflowEnvironment } from '../conversion.js';
import { DYNAMIC_INPUT, isInvocation } from '../node-kinds.js';
import { callableFields } from './form-fields.js';

/**
 * Returns the nodes, with those that call a workflow of the library given the inputs which that exposes now. A value
 * that the calling node stores is kept where its type is the same, otherwise that of the called workflow takes effect.
 */
export function refreshChildInputs(
  { nodes }: WorkflowDocument,
  environment: WorkflowEnvironment,
): { readonly nodes: WorkflowDocument['nodes']; readonly changes: WorkflowChange[] } {
  const changes: WorkflowChange[] = [];
  const refreshed = nodes.map((node) => {
    if (!isInvocation(node) || node.data.type !== 'call_saved_workflow') return node;
    const id = node.data.inputs['workflow_id']?.value;
    if (typeof id !== 'string' || id === '') return withDynamicInputs(node, {});
    const child = environment.savedWorkflow?.(id);
    if (!child) {
      const message = `the workflow ${id} that ${node.id} calls cannot be read`;
      changes.push({ code: 'version_differs', nodeId: node.id, message });
      return node;
    }
    const inputs = childInputs(node, child, environment);
    if (!isEqual(inputs, dynamicInputs(node))) {
      const message = `the inputs of ${node.id} are now those that the workflow ${id} exposes`;
      changes.push({ code: 'inputs_refreshed', nodeId: node.id, message });
    }
    return withDynamicInputs(node, inputs);
  });
  return { nodes: refreshed, changes };
}

type Inputs = Readonly<Record<string, WorkflowInputField>>;

function childInputs(node: WorkflowInvocationNode, child: WorkflowDocument, { types }: WorkflowEnvironment): Inputs {
  const byId = new Map(child.nodes.filter(isInvocation).map((inner) => [inner.id, inner]));
  const inputs: Record<string, WorkflowInputField> = {};
  for (const { nodeId, fieldName } of callableFields(child)) {
    const inner = byId.get(nodeId);
    const field = inner?.data.inputs[fieldName];
    const template = inner && types.templates.get(inner.data.type)?.inputs[fieldName];
    if (!field || !template || template.input === 'connection') continue;
    const name = `${DYNAMIC_INPUT}${nodeId}::${fieldName}`;
    const stored = node.data.inputs[name];
    inputs[name] = stored && storesType(node, name, template.type.name) ? stored : { ...field, name };
  }
  return inputs;
}

/** Whether the calling node stored its value for an input of this type. */
const storesType = ({ data }: WorkflowInvocationNode, name: string, type: string): boolean =>
  data.dynamicInputTemplates?.[name]?.type.name === type;

const dynamicInputs = ({ data }: WorkflowInvocationNode): Inputs =>
  Object.fromEntries(Object.entries(data.inputs).filter(([name]) => name.startsWith(DYNAMIC_INPUT)));

function withDynamicInputs(node: WorkflowInvocationNode, dynamic: Inputs): WorkflowInvocationNode {
  const own = Object.entries(node.data.inputs).filter(([name]) => !name.startsWith(DYNAMIC_INPUT));
  return { ...node, data: { ...node.data, inputs: { ...Object.fromEntries(own), ...dynamic } } };
}

const isEqual = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
