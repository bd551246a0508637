import { shorten } from '../print-value.js';

const brand = Symbol.for('x.invoke-error');

/** The most characters of any message: some hold what the server said, or a list of its items. */
const longestMessage = 4_000;

/** The root of all errors of the SDK. Its message is shortened to 4 000 characters. */
export class InvokeError extends Error {
  /** The class of the error. It is the same for another copy of this package, where `instanceof` is false. */
  override readonly name: string = 'InvokeError';

  constructor(message = '', options?: ErrorOptions) {
    super(shorten(message, longestMessage), options);
  }

  /** Marks the errors of the SDK, whichever copy of this package made them. */
  get [brand](): true {
    return true;
  }

  /** Returns whether `value` is an `InvokeError`, also one of another copy of this package. */
  static isInstance(value: unknown): value is InvokeError {
    return typeof value === 'object' && value !== null && brand in value;
  }
}

/** An argument is invalid. No request was made, or none that was complete: a file failed while it was read. */
export class InputError extends InvokeError {
  override readonly name = 'InputError';
  /** The argument or option, with the path of the value in it, for instance `graph.edges[2]`. */
  readonly argument: string;
  /** What is wrong with the value, which it names, and what to do. */
  readonly reason: string;
  /** The limit that was exceeded, if there is one. */
  readonly limit: number | undefined;

  constructor(argument: string, reason: string, limit?: number, options?: ErrorOptions) {
    super(`${argument}: ${reason}`, options);
    this.argument = argument;
    this.reason = reason;
    this.limit = limit;
  }
}
