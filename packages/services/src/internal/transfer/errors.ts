import { InvokeError } from '@x/transport/errors';

/** A file is not the one that was recorded: it was damaged or changed. It was not transferred. */
export class ChecksumError extends InvokeError {
  override readonly name = 'ChecksumError';
  /** The name of the image or the video. */
  readonly itemName: string;

  constructor(itemName: string, expected: string, found: string) {
    super(`"${itemName}" is damaged: its SHA-256 is ${found} instead of ${expected}`);
    this.itemName = itemName;
  }
}

/** A file has no content. */
export class EmptyFileError extends InvokeError {
  override readonly name = 'EmptyFileError';

  constructor() {
    super('is empty');
  }
}

/** A file is no picture and no video that a server takes. */
export class MediaTypeError extends InvokeError {
  override readonly name = 'MediaTypeError';

  constructor(message = 'is no picture and no video that a server takes') {
    super(message);
  }
}

/** What is beside a file, `NAME.json`, cannot be read. The file is not transferred: what its sidecar says would be lost. */
export class SidecarError extends InvokeError {
  override readonly name = 'SidecarError';

  constructor(message: string, cause?: unknown) {
    super(`its sidecar ${message}; mend or remove that file`, { cause });
  }
}

/** A file of the source cannot be read. */
export class UnreadableError extends InvokeError {
  override readonly name = 'UnreadableError';

  constructor(cause: Error) {
    super(`cannot be read: ${cause.message}`, { cause });
  }
}

/** The journal of a transfer cannot be written. No further item was sent. Run it again when it can be. */
export class JournalError extends InvokeError {
  override readonly name = 'JournalError';

  constructor(cause: unknown) {
    super(`the journal cannot be written: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}

/** The target of a transfer cannot be written: its disk is full or read-only, for example. Run it again afterwards. */
export class UnwritableError extends InvokeError {
  override readonly name = 'UnwritableError';

  constructor(cause: Error) {
    super(`the target cannot be written: ${cause.message}`, { cause });
  }
}
