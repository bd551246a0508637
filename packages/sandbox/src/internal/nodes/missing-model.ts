import { PythonError } from '../engine/python-error.js';
import type { Node } from '../graph/graph.js';
import { isObject } from '../validation/parse-json.js';

/** Nodes that look for a model first thing, and how they say that there is none. */
const LOADERS: Readonly<Record<string, readonly [field: string, error: string, words: string]>> = {
  main_model_loader: ['model', 'Exception', 'Unknown model '],
  model_identifier: ['model', 'Exception', 'Unknown model '],
  sdxl_model_loader: ['model', 'Exception', 'Unknown model: '],
  sdxl_refiner_model_loader: ['model', 'Exception', 'Unknown model: '],
};

/** Returns what a node that loads a model fails with: there is no model here. */
export function missingModel(node: Node): PythonError | undefined {
  const [field = '', error = '', words = ''] = LOADERS[node.type] ?? [];
  const model = node[field];
  return isObject(model) ? new PythonError(error, `${words}${model['key']}`) : undefined;
}
