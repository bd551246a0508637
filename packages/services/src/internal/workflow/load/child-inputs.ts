import type { InputTemplate } from '@x/models/node-template';
import type { WorkflowDocument, WorkflowInputField, WorkflowInvocationNode } from '@x/models/workflow-document';

import type { WorkflowChange, WorkflowEnvironment } from '../conversion.js';
import { exactJson } from '../exact-json.js';
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
    if (typeof id !== 'string' || id === '') return withDynamicInputs(node, {}, {});
    const child = environment.savedWorkflow?.(id);
    if (!child) {
      const message = `the workflow ${id} that ${node.id} calls cannot be read`;
      changes.push({ code: 'workflow_unreadable', nodeId: node.id, message });
      return node;
    }
    const { inputs, dynamicTemplates } = childInputs(node, child, environment);
    if (!isEqual(inputs, dynamicInputs(node))) {
      const message = `the inputs of ${node.id} are now those that the workflow ${id} exposes`;
      changes.push({ code: 'inputs_refreshed', nodeId: node.id, message });
    }
    return withDynamicInputs(node, inputs, dynamicTemplates);
  });
  return { nodes: refreshed, changes };
}

type Inputs = Readonly<Record<string, WorkflowInputField>>;
type DynamicTemplates = NonNullable<WorkflowInvocationNode['data']['dynamicInputTemplates']>;

/** The inputs that a called workflow exposes, and their types, which the next loading compares with those it finds. */
interface ChildInputs {
  readonly inputs: Inputs;
  readonly dynamicTemplates: DynamicTemplates;
}

function childInputs(
  node: WorkflowInvocationNode,
  child: WorkflowDocument,
  { types }: WorkflowEnvironment,
): ChildInputs {
  const byId = new Map(child.nodes.filter(isInvocation).map((inner) => [inner.id, inner]));
  const inputs: Record<string, WorkflowInputField> = {};
  const dynamicTemplates: DynamicTemplates = {};
  for (const { nodeId, fieldName } of callableFields(child)) {
    const inner = byId.get(nodeId);
    const field = inner?.data.inputs[fieldName];
    const template = inner && types.templates.get(inner.data.type)?.inputs[fieldName];
    if (!field || !template || template.input === 'connection') continue;
    const name = `${DYNAMIC_INPUT}${nodeId}::${fieldName}`;
    const stored = node.data.inputs[name];
    inputs[name] = stored && storesType(node, name, template.type.name) ? stored : { ...field, name };
    dynamicTemplates[name] = dynamicTemplate(name, template);
  }
  return { inputs, dynamicTemplates };
}

const CARDINALITIES = { single: 'SINGLE', collection: 'COLLECTION', either: 'SINGLE_OR_COLLECTION' } as const;

/** A template as the editor stores it. */
function dynamicTemplate(name: string, template: InputTemplate): DynamicTemplates[string] {
  const { title, input, required, type, hidden: ui_hidden } = template;
  const cardinality = CARDINALITIES[type.cardinality];
  const kind = { name, title, description: '', fieldKind: 'input', input, required, ui_hidden };
  const stored = { ...kind, default: template.default, type: { name: type.name, cardinality, batch: false } };
  return stored;
}

/** Whether the calling node stored its value for an input of this type. */
const storesType = ({ data }: WorkflowInvocationNode, name: string, type: string): boolean =>
  data.dynamicInputTemplates?.[name]?.type.name === type;

const dynamicInputs = ({ data }: WorkflowInvocationNode): Inputs =>
  Object.fromEntries(Object.entries(data.inputs).filter(([name]) => name.startsWith(DYNAMIC_INPUT)));

function withDynamicInputs(
  node: WorkflowInvocationNode,
  dynamic: Inputs,
  dynamicInputTemplates: DynamicTemplates,
): WorkflowInvocationNode {
  const own = Object.entries(node.data.inputs).filter(([name]) => !name.startsWith(DYNAMIC_INPUT));
  return { ...node, data: { ...node.data, inputs: { ...Object.fromEntries(own), ...dynamic }, dynamicInputTemplates } };
}

const isEqual = (a: unknown, b: unknown): boolean => exactJson(a) === exactJson(b);
