import type { SandboxState } from '../../engine/sandbox-state.js';
import type { Operation } from '../../http/operation.js';
import { cancelOperations } from './cancel-operations.js';
import { deleteOperations } from './delete-operations.js';
import { enqueueOperations } from './enqueue-operations.js';
import { itemOperations } from './item-operations.js';
import { listOperations } from './list-operations.js';
import type { Queue } from './queue.js';
import { QueueStore } from './queue-store.js';
import { retryOperations } from './retry-operations.js';
import { statusOperations } from './status-operations.js';

export function queueOperations(state: SandboxState): Operation[] {
  const queue: Queue = { store: new QueueStore(state), processor: state.processor };
  return [
    ...enqueueOperations(state, queue),
    ...listOperations(queue),
    ...itemOperations(queue),
    ...statusOperations(queue),
    ...cancelOperations(queue),
    ...deleteOperations(queue),
    ...retryOperations(state, queue),
  ];
}
