import { UnsupportedOperationError } from '@x/transport/errors';

/** Returns the error for what an archive cannot do. `operation` is such as `images.thumbnail`. */
export const unsupported = (operation: string, reason: string): UnsupportedOperationError =>
  new UnsupportedOperationError(operation, undefined, undefined, reason);
