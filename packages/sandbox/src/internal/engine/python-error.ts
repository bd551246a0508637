import type { Failure } from '../queue/queue-store.js';

/** What goes wrong in a node, named as the server's own exception. */
export class PythonError extends Error {
  readonly type: string;

  constructor(type: string, message: string) {
    super(message);
    this.type = type;
  }
}

/** Returns what an item fails with. */
export function toFailure(error: unknown): Failure {
  const error_type = error instanceof PythonError ? error.type : 'RuntimeError';
  const error_message = error instanceof Error ? error.message : String(error);
  const error_traceback = `Traceback (most recent call last):\n  File "sandbox", in run_node\n${error_type}: ${error_message}\n`;
  return { error_type, error_message, error_traceback };
}
