/** What the program ends with. */
export const EXIT = {
  done: 0,
  failure: 1,
  usage: 2,
  partial: 3,
  login: 4,
  unreachable: 5,
  interrupted: 130,
} as const;

/** What an error is, for programs that read the output. */
export type ErrorCode =
  | 'failure'
  | 'not-found'
  | 'usage'
  | 'partial'
  | 'login'
  | 'unreachable'
  | 'interrupted'
  | 'unexpected';

/** What to add to the message of an error. */
export interface CliErrorOptions {
  /** Why, often in the words of the server. */
  readonly why?: string | undefined;
  /** What to do about it. */
  readonly hint?: string | undefined;
  /** The command line that continues, instead of a hint. */
  readonly continuation?: string | undefined;
  readonly code?: ErrorCode | undefined;
  readonly exitCode?: number | undefined;
  readonly cause?: unknown;
}

/** An error of the command line: what went wrong, why, and what to do. */
export class CliError extends Error {
  override readonly name: string = 'CliError';
  readonly why: string | undefined;
  readonly hint: string | undefined;
  readonly continuation: string | undefined;
  readonly code: ErrorCode;
  readonly exitCode: number;

  constructor(message: string, options: CliErrorOptions = {}) {
    super(message, { cause: options.cause });
    this.why = options.why;
    this.continuation = options.continuation;
    this.hint = options.continuation === undefined ? options.hint : `Continue: ${options.continuation}`;
    this.code = options.code ?? 'failure';
    this.exitCode = options.exitCode ?? EXIT.failure;
  }
}

/** The command line cannot be understood or is not allowed here. No request was made that changes anything. */
export class UsageError extends CliError {
  override readonly name = 'UsageError';

  constructor(message: string, options: Pick<CliErrorOptions, 'why' | 'hint'> = {}) {
    super(message, { ...options, code: 'usage', exitCode: EXIT.usage });
  }
}

/** The program was interrupted by a signal. */
export class InterruptedError extends CliError {
  override readonly name = 'InterruptedError';

  constructor(signal: 'SIGINT' | 'SIGTERM' | 'SIGHUP' = 'SIGINT') {
    super('interrupted', { code: 'interrupted', exitCode: InterruptedError.exitCodeOf(signal) });
  }

  /** Returns what shells expect of a program that a signal has ended. */
  static exitCodeOf(signal: 'SIGINT' | 'SIGTERM' | 'SIGHUP'): number {
    return { SIGINT: EXIT.interrupted, SIGTERM: 143, SIGHUP: 129 }[signal];
  }
}
