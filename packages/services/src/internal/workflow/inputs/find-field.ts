import type { InputTemplate } from '@x/models/node-template';
import type { WorkflowDocument, WorkflowInvocationNode } from '@x/models/workflow-document';

import type { WorkflowEnvironment } from '../conversion.js';
import { DYNAMIC_INPUT, isInvocation } from '../node-kinds.js';

/** An input of a node, and what the server says of it. */
export interface Field {
  readonly node: WorkflowInvocationNode;
  readonly name: string;
  readonly template: InputTemplate;
}

/** The node types, and the workflows that a document calls. */
export type FieldEnvironment = Pick<WorkflowEnvironment, 'savedWorkflow' | 'types'>;

/** Returns an input of a document, also one that a node passes on to the workflow that it calls. */
export function findField(
  { nodes }: WorkflowDocument,
  { nodeId, name }: { readonly nodeId: string; readonly name: string },
  environment: FieldEnvironment,
): Field | undefined {
  const node = nodes.find((one): one is WorkflowInvocationNode => one.id === nodeId && isInvocation(one));
  if (!node) return undefined;
  const template = templateOf(node, name, environment);
  return template && { node, name, template };
}

/** Returns all inputs of a node that take a value. */
export function fieldsOf(node: WorkflowInvocationNode, environment: FieldEnvironment): Field[] {
  const names = new Set([
    ...Object.keys(environment.types.templates.get(node.data.type)?.inputs ?? {}),
    ...Object.keys(node.data.inputs),
  ]);
  return [...names].flatMap((name) => {
    const template = templateOf(node, name, environment);
    return template && template.input !== 'connection' ? [{ node, name, template }] : [];
  });
}

function templateOf({ data }: WorkflowInvocationNode, name: string, environment: FieldEnvironment) {
  const inputs = environment.types.templates.get(data.type)?.inputs ?? {};
  if (Object.hasOwn(inputs, name)) return inputs[name];
  return name.startsWith(DYNAMIC_INPUT) ? calledTemplate(data, name, environment) : undefined;
}

/** The name of an input that is passed on is `saved_workflow_input::`, the node, `::` and the input there. */
function calledTemplate(
  { inputs }: WorkflowInvocationNode['data'],
  name: string,
  { savedWorkflow, types }: FieldEnvironment,
): InputTemplate | undefined {
  const id = inputs['workflow_id']?.value;
  const called = typeof id === 'string' ? savedWorkflow?.(id) : undefined;
  for (const { id: innerId, data } of called?.nodes.filter(isInvocation) ?? []) {
    const prefix = `${DYNAMIC_INPUT}${innerId}::`;
    if (!name.startsWith(prefix)) continue;
    const own = types.templates.get(data.type)?.inputs ?? {};
    const field = name.slice(prefix.length);
    if (Object.hasOwn(own, field)) return own[field];
  }
  return undefined;
}
