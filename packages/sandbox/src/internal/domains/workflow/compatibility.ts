import type { WorkflowCompatibility } from '@x/models/workflow';

import { exposedInputs, hasField, parseInput } from '../../engine/call/apply-inputs.js';
import { type CalledOptions, calledSessions } from '../../engine/call/called-sessions.js';
import { isInvocation, nodesById } from '../../engine/call/workflow-nodes.js';
import { findNodeType } from '../../nodes/catalog.js';
import { fieldsOf } from '../../nodes/node-fields.js';
import { PythonError } from '../../nodes/python-error.js';
import type { StoredDocument } from '../../records/workflow/find-workflow.js';

const refusal = (reason: string, message: string): WorkflowCompatibility => ({ is_callable: false, reason, message });

/** Returns whether a workflow can be called, as the server computes it. */
export function compatibilityOf(document: StoredDocument, options: CalledOptions): WorkflowCompatibility {
  const returns = document.nodes.filter((node) => isInvocation(node) && node.data['type'] === 'workflow_return');
  if (returns.length === 0)
    return refusal('missing_workflow_return', 'The workflow must contain exactly one workflow_return node.');
  try {
    calledSessions(document, placeholders(document), options);
    return { is_callable: true, reason: 'ok', message: null };
  } catch (error) {
    if (!(error instanceof PythonError)) throw error;
    return refusal(reasonOf(error), error.message);
  }
}

/** Returns the defaults of the inputs that a workflow takes. */
function placeholders(document: StoredDocument): Record<string, unknown> {
  const byId = nodesById(document.nodes);
  const inputs = [...exposedInputs(document)].flatMap((name): [string, unknown][] => {
    const [id, field] = parseInput(name);
    const node = byId.get(id);
    const type = isInvocation(node) ? node.data['type'] : undefined;
    const known = typeof type === 'string' ? findNodeType(type) : undefined;
    if (!known || !hasField(type, field)) return [];
    return [[name, field === 'type' ? type : structuredClone(fieldsOf(known)[field]?.fallback)]];
  });
  return Object.fromEntries(inputs);
}

/** Words of errors about batches. */
const OF_BATCHES =
  /batch (?:child workflow|group|inputs?|node)|batch-special child workflow nodes|connected batch|generator-backed batch/;

function reasonOf({ type, message }: PythonError): string {
  if (type === 'InvalidWorkflowInputError') return 'invalid_inputs';
  if (type === 'UnsupportedWorkflowNodeError')
    return OF_BATCHES.test(message) ? 'unsupported_batch_input' : 'unsupported_node';
  if (type === 'TooManySessionsError') return 'exceeds_capacity';
  return type === 'ValueError' || type === 'ValidationError' ? 'invalid_graph' : 'unknown';
}
