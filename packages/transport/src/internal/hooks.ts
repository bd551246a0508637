import { notify } from '../async.js';

/** A request that is about to be sent. It names the route, never a token or an id. */
export interface RequestState {
  /** The operation, with the names of its parameters in place of their values. */
  readonly route: string;
  /** 1 for the first attempt. */
  readonly attempt: number;
}

/** A response that arrived. */
export interface ResponseState extends RequestState {
  /** The HTTP status, error statuses included. */
  readonly status: number;
  /** From the start of the attempt to the headers of the response. The body is not included. */
  readonly milliseconds: number;
}

/** A failed attempt, and the number of the one that follows. */
export interface RetryState extends RequestState {
  /** Why the attempt failed. */
  readonly error: Error;
}

/** Callbacks for each request, response and retry. They are not awaited, and what they throw is ignored. */
export interface TransportHooks {
  /** Called before each attempt. */
  readonly onRequest?: ((state: RequestState) => unknown) | undefined;
  /** Called with each response, whatever its status. */
  readonly onResponse?: ((state: ResponseState) => unknown) | undefined;
  /** Called before an attempt that follows a failed one. */
  readonly onRetry?: ((state: RetryState) => unknown) | undefined;
}

/** Receives one line for each response and each retry. */
export interface TransportLogger {
  /** Writes one line. */
  debug(message: string): void;
}

type SafeHooks = {
  readonly [Name in keyof TransportHooks]-?: (state: Parameters<NonNullable<TransportHooks[Name]>>[0]) => void;
};

/** Returns hooks that call the caller's own and write the log. They never throw. */
export function createHooks({
  logger,
  ...hooks
}: TransportHooks & { logger?: TransportLogger | undefined }): SafeHooks {
  const log = (line: string): void => notify(logger && ((text: string) => logger.debug(text)), line);
  return {
    onRequest: (state) => notify(hooks.onRequest, state),
    onResponse(state) {
      log(`${state.route}: ${state.status} in ${Math.round(state.milliseconds)} ms`);
      notify(hooks.onResponse, state);
    },
    onRetry(state) {
      log(`${state.error.message}; starting attempt ${state.attempt}`);
      notify(hooks.onRetry, state);
    },
  };
}
