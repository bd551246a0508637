/** Calls back with the reason of the first of these signals that aborts from now on, and returns how to stop. */
export function whenAborted(
  signals: readonly (AbortSignal | undefined)[],
  callback: (reason: unknown) => void,
): () => void {
  const stops = signals.map((signal) => {
    const abort = (): void => callback(signal?.reason);
    signal?.addEventListener('abort', abort, { once: true });
    return () => signal?.removeEventListener('abort', abort);
  });
  return () => {
    for (const stop of stops) stop();
  };
}
