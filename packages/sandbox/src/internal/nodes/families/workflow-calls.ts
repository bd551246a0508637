import { input, optionalInput } from '../input.js';
import { anything, list, model, optional, plainString, string } from '../kind.js';
import { type NodeType, nodeType, outputType } from '../node-type.js';
import { PythonError } from '../python-error.js';
import { strip } from '../python-value.js';
import { plainDict, unionOf } from '../union-kind.js';

const whatever = { ui_type: 'AnyField' };

const returnValue = model('WorkflowReturnValueField', { key: plainString, value: optional(anything, null) });

/** One value that a workflow returns, or several. */
const returnValues = unionOf<unknown>([returnValue, list(returnValue)]);

const returnOutput = outputType('workflow_return_output', 'WorkflowReturnOutput', {
  values: { ...plainDict, hints: { default: {}, ...whatever } },
});
const returnValueOutput = outputType('workflow_return_value_output', 'WorkflowReturnValueOutput', {
  value: { ...returnValue, hints: { title: 'Return Value', ui_type: 'CollectionItemField' } },
});
const returnGetOutput = outputType('workflow_return_get_output', 'WorkflowReturnGetOutput', {
  value: { ...anything, hints: whatever },
});

const shared = { version: '1.0.0', category: 'workflow', classification: 'beta', usesCache: false };

/** Nodes that call workflows, and that return values of workflows. */
export const workflowCalls: readonly NodeType[] = [
  nodeType({
    ...shared,
    type: 'call_saved_workflow',
    className: 'CallSavedWorkflowInvocation',
    title: 'Call Saved Workflow',
    tags: ['workflow', 'saved', 'library'],
    inputs: {
      workflow_id: input(string, '', { hints: { ui_type: 'SavedWorkflowField' } }),
      workflow_inputs: input(plainDict, {}, { hints: { ui_hidden: true } }),
    },
    output: returnOutput,
    // The engine calls the workflow.
    invoke: () => ({ values: {} }),
  }),
  nodeType({
    ...shared,
    type: 'workflow_return',
    className: 'WorkflowReturnInvocation',
    title: 'Workflow Return',
    tags: ['workflow', 'return', 'output'],
    inputs: { values: input(returnValues, [], { source: 'connection' }) },
    output: returnOutput,
    invoke: ({ values }) => {
      const named = new Map<string, unknown>();
      for (const one of [values].flat()) {
        const { key, value } = returnValue.read(one, ['values']);
        const name = checkKey(key);
        if (named.has(name)) throw new PythonError('ValueError', `Duplicate workflow return key '${name}'.`);
        named.set(name, value);
      }
      return { values: Object.fromEntries(named) };
    },
  }),
  nodeType({
    ...shared,
    type: 'workflow_return_get',
    className: 'WorkflowReturnGetInvocation',
    title: 'Get Workflow Return Value',
    tags: ['workflow', 'return', 'input'],
    inputs: {
      values: input(plainDict, {}, { source: 'connection', hints: whatever }),
      key: input(string, ''),
    },
    output: returnGetOutput,
    invoke: ({ values, key }) => {
      const name = checkKey(key);
      if (Object.hasOwn(values, name)) return { value: values[name] };
      throw new PythonError('ValueError', `Workflow return key '${name}' was not found.`);
    },
  }),
  nodeType({
    ...shared,
    type: 'workflow_return_value',
    className: 'WorkflowReturnValueInvocation',
    title: 'Workflow Return Value',
    tags: ['workflow', 'return', 'output'],
    inputs: { key: input(string, ''), value: optionalInput(anything, 'any', whatever) },
    output: returnValueOutput,
    invoke: ({ key, value }) => ({ value: { key: checkKey(key), value } }),
  }),
];

/** Returns a key without the white space around it. Throws when nothing is left. */
function checkKey(key: string): string {
  const name = strip(key);
  if (name === '') throw new PythonError('ValueError', 'Workflow return key must not be empty.');
  return name;
}
