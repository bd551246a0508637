import type { WorkflowDocument, WorkflowInvocationNode } from '@x/models/workflow-document';

import { type FieldEnvironment, findField } from '../inputs/find-field.js';
import { DYNAMIC_INPUT, isInvocation } from '../node-kinds.js';

/** A value of an input of a node. */
export interface PlacedValue {
  readonly nodeId: string;
  readonly field: string;
  readonly value: unknown;
}

/** Returns a document with other values. Labels and all else stay. */
export function setValues(
  document: WorkflowDocument,
  values: readonly PlacedValue[],
  environment: FieldEnvironment,
): WorkflowDocument {
  const nodes = document.nodes.map((node) => {
    const own = values.filter(({ nodeId }) => nodeId === node.id);
    return isInvocation(node) ? own.reduce((changed, value) => setValue(changed, value, environment), node) : node;
  });
  return { ...document, nodes };
}

function setValue(
  node: WorkflowInvocationNode,
  { field, value }: PlacedValue,
  environment: FieldEnvironment,
): WorkflowInvocationNode {
  const stored = node.data.inputs[field] ?? { name: field, label: '', description: '' };
  const data = { ...node.data, inputs: { ...node.data.inputs, [field]: { ...stored, value } } };
  if (!field.startsWith(DYNAMIC_INPUT)) return { ...node, data };
  // without its type the editor replaces the value by that of the called workflow when it loads the document
  const found = findField({ ...EMPTY, nodes: [node] }, { nodeId: node.id, name: field }, environment);
  if (!found) return { ...node, data };
  const templates = { ...data.dynamicInputTemplates, [field]: { type: found.template.type } };
  return { ...node, data: { ...data, dynamicInputTemplates: templates } };
}

const EMPTY: WorkflowDocument = {
  ...{ name: '', author: '', description: '', version: '', contact: '', tags: '', notes: '' },
  ...{ nodes: [], edges: [], exposedFields: [], meta: { version: '4.0.0', category: 'user' } },
};
