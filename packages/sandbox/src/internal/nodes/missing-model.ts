import { isRecord } from '../validation/record.js';
import type { Node } from './node.js';
import { PythonError } from './python-error.js';

/** Nodes that load a model first, and their error when it does not exist. */
const LOADERS: Readonly<Record<string, readonly [field: string, error: string, words: string]>> = {
  main_model_loader: ['model', 'Exception', 'Unknown model KEY'],
  model_identifier: ['model', 'Exception', 'Unknown model KEY'],
  sdxl_model_loader: ['model', 'Exception', 'Unknown model: KEY'],
  sdxl_refiner_model_loader: ['model', 'Exception', 'Unknown model: KEY'],
  flux_model_loader: ['model', 'ValueError', 'Unknown model: KEY'],
  vae_loader: ['vae_model', 'Exception', 'Unknown vae: KEY!'],
  lora_loader: ['lora', 'Exception', 'Unknown lora: KEY!'],
};

/** Returns the error of a node that loads a model, as the sandbox has no models. */
export function missingModel(node: Node): PythonError | undefined {
  const [field, error = '', words = ''] = LOADERS[node.type] ?? [];
  if (field === undefined) return undefined;
  const model = node[field];
  if (isRecord(model))
    return new PythonError(
      error,
      words.replace('KEY', () => String(model['key'])),
    );
  return missingInput(node.type, field);
}

export const missingInput = (type: string, field: string): PythonError =>
  new PythonError('MissingInputException', `Node ${type} missing value or connection for field ${field}`);
