import type { State } from '../../engine/state.js';
import type { Operation } from '../../http/operation.js';
import { cancelOperations } from './cancel-operations.js';
import { deleteOperations } from './delete-operations.js';
import { enqueueOperations } from './enqueue-operations.js';
import { itemOperations } from './item-operations.js';
import { listOperations } from './list-operations.js';
import type { Queue } from './queue.js';
import { retryOperations } from './retry-operations.js';
import { statusOperations } from './status-operations.js';

export const queueOperations = (state: State, queue: Queue): Operation[] => [
  ...enqueueOperations(state, queue),
  ...listOperations(queue),
  ...itemOperations(queue),
  ...statusOperations(queue),
  ...cancelOperations(queue),
  ...deleteOperations(queue),
  ...retryOperations(state, queue),
];
