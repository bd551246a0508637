import { NotFoundError } from '@x/transport/errors';

/** Resolves to `undefined` instead of rejecting with a `NotFoundError`. */
export async function unlessMissing<T>(promise: Promise<T>): Promise<T | undefined> {
  try {
    return await promise;
  } catch (error) {
    if (error instanceof NotFoundError) return undefined;
    throw error;
  }
}

/** Resolves to `false` instead of rejecting with a `NotFoundError`, and else to `true`. */
export async function isFound(promise: Promise<unknown>): Promise<boolean> {
  return (await unlessMissing(promise)) !== undefined;
}

/** Resolves to `undefined` instead of `null`. */
export async function orUndefined<T>(promise: Promise<T | null>): Promise<T | undefined> {
  return (await promise) ?? undefined;
}
