import { findNodeType } from '../nodes/catalog.js';
import type { NodeContext } from '../nodes/context.js';
import type { Kind } from '../nodes/kind.js';
import { missingInput, missingModel } from '../nodes/missing-model.js';
import { fieldsOf } from '../nodes/node-fields.js';
import type { NodeType } from '../nodes/node-type.js';
import { PythonError } from '../nodes/python-error.js';
import type { Output } from './execution.js';
import type { NodeCache } from './node-cache.js';
import type { NodeRun } from './node-run.js';

/** Runs a node, or returns its cached output. */
export async function runNode({ node }: NodeRun, context: NodeContext, cache: NodeCache): Promise<Output> {
  const type = findNodeType(node.type);
  if (!type) {
    throw (
      missingModel(node) ??
      new PythonError('NotImplementedError', `Not implemented by the sandbox: node type ${node.type}`)
    );
  }
  const lacking = Object.entries(fieldsOf(type)).find(
    ([name, { isRequired }]) => isRequired && (node[name] ?? null) === null,
  );
  if (lacking) throw missing(type, lacking[0]);

  const known = node.use_cache ? cache.find(node) : undefined;
  if (known) return known;
  const inputs = { ...node }; // some nodes change their own inputs
  const result = await type.invoke(node, context);
  const outputs = Object.entries(type.output.outputs).map(([name, kind]) => [name, withoutSign(result[name], kind)]);
  const output = { output_meta: null, ...Object.fromEntries(outputs), type: type.output.type };
  if (node.use_cache) cache.save(inputs, output);
  return output;
}

/** Python's integers have no negative zero. JSON hides it, events in this process would not. */
const withoutSign = (value: unknown, { type }: Kind<unknown>): unknown => (value === 0 && type === 'int' ? 0 : value);

function missing({ type, inputs }: NodeType, name: string): PythonError {
  if (inputs[name]?.source !== 'connection') return missingInput(type, name);
  return new PythonError('RequiredConnectionException', `Node ${type} missing connections for field ${name}`);
}
