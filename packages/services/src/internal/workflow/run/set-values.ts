import type { WorkflowDocument, WorkflowInvocationNode } from '@x/models/workflow-document';

import { isInvocation } from '../node-kinds.js';

/** A value of an input of a node. */
export interface PlacedValue {
  readonly nodeId: string;
  readonly field: string;
  readonly value: unknown;
}

/** Returns a document with other values. Labels and all else stay. */
export function setValues(document: WorkflowDocument, values: readonly PlacedValue[]): WorkflowDocument {
  const nodes = document.nodes.map((node) => {
    const own = values.filter(({ nodeId }) => nodeId === node.id);
    return isInvocation(node) ? own.reduce(setValue, node) : node;
  });
  return { ...document, nodes };
}

function setValue(node: WorkflowInvocationNode, { field, value }: PlacedValue): WorkflowInvocationNode {
  const stored = node.data.inputs[field] ?? { name: field, label: '', description: '' };
  return { ...node, data: { ...node.data, inputs: { ...node.data.inputs, [field]: { ...stored, value } } } };
}
