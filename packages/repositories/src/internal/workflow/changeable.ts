import { DefaultWorkflowError } from '../../errors.js';

/** Throws for a workflow of the server: it ignores some changes, fails on others, and deletes files of its own. */
export function checkChangeable(id: string): void {
  if (typeof id === 'string' && id.startsWith('default_')) throw new DefaultWorkflowError(id);
}
