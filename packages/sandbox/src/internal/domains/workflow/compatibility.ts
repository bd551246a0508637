import { randomUUID } from 'node:crypto';

import type { WorkflowCompatibility, WorkflowRecord } from '@x/models/workflow';
import { toGraph } from '../../engine/call/to-graph.js';
import { graphReader } from '../../graph/read-graph.js';
import { furtherInformation, isPython, pythonMessage } from '../../validation/pydantic-message.js';
import { record } from '../../validation/record.js';

/** Nodes that run a workflow several times. */
const BATCHES = new Set(['image_batch', 'string_batch', 'integer_batch', 'float_batch']);
const readGraph = graphReader(randomUUID);

const refusal = (reason: string, message: string): WorkflowCompatibility => ({ is_callable: false, reason, message });

/** Returns whether a workflow can be called, as the server computes it. Batches are not examined further. */
export function compatibilityOf(workflow: WorkflowRecord['workflow']): WorkflowCompatibility {
  const data = workflow.nodes.filter(({ type }) => type === 'invocation').map((node) => record(node['data']));
  if (!data.some(({ type }) => type === 'workflow_return'))
    return refusal('missing_workflow_return', 'The workflow must contain exactly one workflow_return node.');
  const batch = data.find(({ type }) => typeof type === 'string' && BATCHES.has(type));
  if (batch) return refusal('unsupported_batch_input', unconnected(String(batch['id'])));
  const graph = toGraph(workflow);
  try {
    readGraph(graph, []);
    return { is_callable: true, reason: 'ok', message: null };
  } catch (error) {
    if (!isPython(error)) throw error;
    const [issue] = error.issues;
    const isStructural = issue?.loc.length === 0;
    return refusal('invalid_graph', isStructural ? structural(issue.msg, graph) : pythonMessage(error, 'Graph'));
  }
}

/** Returns the server's words for nodes that are valid and edges that are not. It prints the two ends of the graph. */
function structural(msg: string, { edges }: ReturnType<typeof toGraph>): string {
  const { node_id, field } = edges.at(-1)?.destination ?? { node_id: '', field: '' };
  const end = `destination=EdgeConnection(node_id='${node_id}', field='${field}'))])`.slice(-24);
  const facts = `[type=value_error, input_value=Graph(id='${randomUUID().slice(0, 15)}...${end}, input_type=Graph]`;
  return [
    '1 validation error for GraphExecutionState',
    'graph',
    `  ${msg} ${facts}`,
    furtherInformation('value_error'),
  ].join('\n');
}

const unconnected = (id: string) =>
  `call_saved_workflow batch child workflow node '${id}' is not connected to any invocation input`;
