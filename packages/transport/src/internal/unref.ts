/** Lets the program end while this timer is running, on platforms where a timer keeps it alive. */
export function unref(timer: unknown): void {
  if (canUnref(timer)) timer.unref();
}

const canUnref = (timer: unknown): timer is { unref(): void } =>
  typeof timer === 'object' && timer !== null && 'unref' in timer;
