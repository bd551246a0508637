import type { TransferOptions } from '@x/transport/options';

import { DefaultWorkflowError } from '../../errors.js';
import { identified } from './request.js';

/**
 * Returns the parameters of a request that changes a workflow. Throws for one of the server: it ignores some changes, fails
 * on others, and deletes files of its own.
 */
export function changeable(id: string, options?: TransferOptions) {
  if (typeof id === 'string' && id.startsWith('default_')) throw new DefaultWorkflowError(id);
  return identified(id, options);
}
