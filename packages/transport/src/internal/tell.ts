/** Calls back without waiting, and without letting what the callback throws, now or later, into the work. */
export function tell<T>(callback: ((state: T) => unknown) | undefined, state: T): void {
  (async () => callback?.(state))().catch(() => {});
}
