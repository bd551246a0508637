/** Lets a program end although this timer still runs, where the platform knows of such a thing. */
export function unref(timer: unknown): void {
  if (canUnref(timer)) timer.unref();
}

const canUnref = (timer: unknown): timer is { unref(): void } =>
  typeof timer === 'object' && timer !== null && 'unref' in timer;
