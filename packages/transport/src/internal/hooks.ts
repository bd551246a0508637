import { notify } from '../async.js';

/** A request that is about to be sent. It names the route, never a token or an id. */
export interface RequestState {
  readonly route: string;
  /** 1 for the first try. */
  readonly attempt: number;
}

/** An answer that came. */
export interface ResponseState extends RequestState {
  readonly status: number;
  readonly milliseconds: number;
}

/** A try that failed and will be made again. */
export interface RetryState extends RequestState {
  readonly error: Error;
}

/** What a program may watch. What a hook throws is dropped. */
export interface TransportHooks {
  readonly onRequest?: ((state: RequestState) => unknown) | undefined;
  readonly onResponse?: ((state: ResponseState) => unknown) | undefined;
  readonly onRetry?: ((state: RetryState) => unknown) | undefined;
}

/** Receives one line for each answer and each retry. */
export interface TransportLogger {
  debug(message: string): void;
}

type Watchers = {
  readonly [Name in keyof TransportHooks]-?: (state: Parameters<NonNullable<TransportHooks[Name]>>[0]) => void;
};

/** Returns the hooks to call: the caller's own, and the logger's line. */
export function watchers({
  logger,
  ...hooks
}: TransportHooks & { readonly logger?: TransportLogger | undefined }): Watchers {
  const log = (line: string): void => notify(logger && ((text: string) => logger.debug(text)), line);
  return {
    onRequest: (state) => notify(hooks.onRequest, state),
    onResponse(state) {
      log(`${state.route}: ${state.status} in ${Math.round(state.milliseconds)} ms`);
      notify(hooks.onResponse, state);
    },
    onRetry(state) {
      log(`${state.error.message}; try ${state.attempt} follows`);
      notify(hooks.onRetry, state);
    },
  };
}
