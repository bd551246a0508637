/** Calls back without letting what the callback throws into the work. */
export function tell<T>(callback: ((state: T) => void) | undefined, state: T): void {
  try {
    callback?.(state);
  } catch {
    // A progress bar that breaks must not break the work.
  }
}
