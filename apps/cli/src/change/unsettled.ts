import type { Action, Outcome } from './change.js';

/**
 * Returns the outcome of actions whose request ended with an error, where they may be done: the request was interrupted,
 * or got no response. Returns none where they are not, or where the error itself is what a person must know.
 */
export async function unsettledBy(
  error: unknown,
  actions: readonly Action[],
  signal: AbortSignal | undefined,
): Promise<Outcome[]> {
  const { ConnectionError, mayHaveHappened, TimeoutError } = await import('@x/transport/errors');
  const hasNoResponse = error instanceof ConnectionError || error instanceof TimeoutError;
  if (!signal?.aborted && !(hasNoResponse && mayHaveHappened(error))) return [];
  const why = signal?.aborted ? 'interrupted before the response' : 'the response was lost';
  return actions.map((action) => ({ ...action, status: 'unknown', why }));
}
