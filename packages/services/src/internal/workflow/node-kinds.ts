import type { WorkflowDocument, WorkflowInvocationNode, WorkflowNode } from '@x/models/workflow-document';

/** The list input and the output of each node type that makes a batch. */
const batchNodes: Readonly<Record<string, { readonly list: string; readonly output: string }>> = {
  image_batch: { list: 'images', output: 'image' },
  string_batch: { list: 'strings', output: 'value' },
  integer_batch: { list: 'integers', output: 'value' },
  float_batch: { list: 'floats', output: 'value' },
};

const generators = new Set(['image_generator', 'string_generator', 'integer_generator', 'float_generator']);

/** The prefix of the inputs that a node passes on to the workflow that it calls. */
export const DYNAMIC_INPUT = 'saved_workflow_input::';

/** Returns the list input and the output of a batch node, `undefined` for other nodes. */
export const batchPorts = (type: string) => (Object.hasOwn(batchNodes, type) ? batchNodes[type] : undefined);

/** Whether a node type makes the list of a batch node. */
export const isGenerator = (type: string): boolean => generators.has(type);

/** Whether a node becomes one of the graph. Batch nodes and generators become data of the batch. */
export const isExecutable = (type: string): boolean => batchPorts(type) === undefined && !isGenerator(type);

/** Whether a node is of a node type of the server, not drawn. */
export const isInvocation = (node: WorkflowNode): node is WorkflowInvocationNode => node.type === 'invocation';

/** Returns the nodes that have a node type, in order. */
export const invocations = ({ nodes }: Pick<WorkflowDocument, 'nodes'>): WorkflowInvocationNode[] =>
  nodes.filter(isInvocation);

/** Whether the values of a port make batches: only two such ports can be connected. */
export const isBatchInput = (type: string, input: string): boolean => batchPorts(type)?.list === input;
