import type { NodeContext } from '../nodes/context.js';
import { PythonError } from '../nodes/python-error.js';
import type { EngineState } from './engine-state.js';

/** Returns the tensor functions of a node's context. */
export const tensorTools = ({ tensors, uuid }: EngineState): Pick<NodeContext, 'loadTensor' | 'saveTensor'> => ({
  saveTensor: (tensor) => {
    const name = `Tensor_${uuid()}`;
    tensors.set(name, tensor);
    return name;
  },
  loadTensor: (name) => {
    const tensor = tensors.get(name);
    if (!tensor) throw new PythonError('ObjectNotFoundError', `'Object with name ${name} not found'`);
    return tensor;
  },
});
