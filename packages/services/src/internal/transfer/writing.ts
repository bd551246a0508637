import { InvokeError } from '@x/transport/errors';

import { codeOf } from '../node.js';
import { UnreadableError, UnwritableError } from './errors.js';

/** What the file system says when nothing more can be written. */
const UNWRITABLE: readonly unknown[] = ['EACCES', 'EDQUOT', 'EFBIG', 'EIO', 'EMFILE', 'ENOSPC', 'EPERM', 'EROFS'];

/** Writes. Rejects with an `UnwritableError` when nothing more can be written, the next item neither. */
export async function writing<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    for (let cause = error; cause instanceof Error; cause = cause.cause) {
      if (cause instanceof UnreadableError) throw cause;
      if (UNWRITABLE.includes(codeOf(cause))) throw new UnwritableError(cause);
    }
    if (InvokeError.isInstance(error) || !(error instanceof Error) || codeOf(error) === undefined) throw error;
    throw new UnwritableError(error);
  }
}
