/** Records what is thrown outside every handler, and rejections that nobody handles, until it is disposed. */
export function recordUnhandled(): Disposable & { readonly errors: readonly unknown[] } {
  const errors: unknown[] = [];
  const record = (error: unknown): void => void errors.push(error);
  process.on('uncaughtExceptionMonitor', record);
  process.on('unhandledRejection', record);
  return {
    errors,
    [Symbol.dispose]() {
      process.off('uncaughtExceptionMonitor', record);
      process.off('unhandledRejection', record);
    },
  };
}
