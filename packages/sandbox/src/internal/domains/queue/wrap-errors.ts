import { HttpException } from '../../validation/http-exception.js';
import { ValidationError } from '../../validation/validation-error.js';

/** Returns what `work` returns. Unexpected errors become the server's 500 that names the action. */
export function wrapErrors<T>(action: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof HttpException || error instanceof ValidationError) throw error;
    throw new HttpException(500, `Unexpected error while ${action}: ${error instanceof Error ? error.message : error}`);
  }
}
