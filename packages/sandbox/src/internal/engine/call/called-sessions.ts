import type { Graph } from '../../graph/graph.js';
import { PythonError } from '../../nodes/python-error.js';
import type { StoredDocument } from '../../records/workflow/find-workflow.js';
import { furtherInformation, isPython, pydanticMessage, pythonMessage } from '../../validation/pydantic-message.js';
import type { Reader } from '../../validation/reader.js';
import { expand, type FieldValue, requestedItems } from '../batch/expand.js';
import { batchReader } from '../batch/read-batch.js';
import { withValues } from '../batch/with-values.js';
import { applyInputs } from './apply-inputs.js';
import { batchesOf, hasBatch } from './batch-data.js';
import { tooMany } from './generator-values.js';
import { toGraph } from './to-graph.js';
import { unsupported } from './unsupported.js';
import { isInvocation, type Json, type WorkflowParts } from './workflow-nodes.js';

/** A session that a call starts. */
export interface CalledSession {
  readonly graph: Graph;
  /** The values of the batches of the workflow; null when it has none. */
  readonly fieldValues: readonly FieldValue[] | null;
}

export interface CalledOptions {
  /** The most sessions. */
  readonly limit: number;
  readonly readGraph: Reader<Graph>;
  readonly uuid: () => string;
  /** Returns the values of a generator node. */
  readonly generate: (data: Json) => readonly unknown[];
}

/** Returns the sessions that a call of a workflow starts: one, or one for each item of its batches. */
export function calledSessions(document: StoredDocument, inputs: Json, options: CalledOptions): CalledSession[] {
  const workflow = { nodes: applyInputs(document, inputs), edges: document.edges };
  if (!hasBatch(workflow)) return [{ graph: read(workflow, 'GraphExecutionState', options), fieldValues: null }];
  const { data, rest } = batchesOf(workflow, options.generate);
  const graph = read(rest, 'Batch', options);
  const batch = asPython('Batch', () => batchReader(() => graph, options.uuid)({ graph: {}, data }, []));
  if (requestedItems(batch) > options.limit) throw tooMany();
  return [...expand(batch)].map((fieldValues) => ({
    graph: asPydantic(() => options.readGraph(withValues(graph, fieldValues), ['graph'])),
    fieldValues,
  }));
}

const isReturn = (node: Json): boolean => isInvocation(node) && node.data['type'] === 'workflow_return';

/** Returns the graph of a workflow. The class is that which the server validates the structure of the graph for. */
function read(workflow: WorkflowParts, className: string, { readGraph }: CalledOptions): Graph {
  if (workflow.nodes.filter(isReturn).length !== 1) {
    throw unsupported('call_saved_workflow requires the selected workflow to contain exactly one workflow_return node');
  }
  const graph = toGraph(workflow);
  try {
    return readGraph(graph, []);
  } catch (error) {
    if (!isPython(error)) throw error;
    const [issue] = error.issues;
    const isStructural = issue?.loc.length === 0;
    throw invalid(isStructural ? structural(issue.msg, graph, className) : pythonMessage(error, 'Graph'));
  }
}

const invalid = (message: string) => new PythonError('ValidationError', message);

function asPython<T>(className: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw isPython(error) ? invalid(pythonMessage(error, className)) : error;
  }
}

function asPydantic<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw isPython(error) ? invalid(pydanticMessage(error, 'GraphExecutionState')) : error;
  }
}

/** Returns the server's words for nodes that are valid and edges that are not. It prints the two ends of the graph. */
function structural(msg: string, { edges }: ReturnType<typeof toGraph>, className: string): string {
  const { node_id, field } = edges.at(-1)?.destination ?? { node_id: '', field: '' };
  const end = `destination=EdgeConnection(node_id='${node_id}', field='${field}'))])`.slice(-24);
  const facts = `[type=value_error, input_value=Graph(id='${crypto.randomUUID().slice(0, 15)}...${end}, input_type=Graph]`;
  return [`1 validation error for ${className}`, 'graph', `  ${msg} ${facts}`, furtherInformation('value_error')].join(
    '\n',
  );
}
