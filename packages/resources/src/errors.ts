import { InvokeError } from '@x/transport/errors';

/** This resource was deleted through itself, so it can do nothing any more. */
export class DeletedError extends InvokeError {
  override readonly name = 'DeletedError';

  constructor(subject: string) {
    super(`${subject} was deleted`);
  }
}
