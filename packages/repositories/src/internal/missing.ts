import { NotFoundError } from '@x/transport/errors';

/** Resolves to `undefined` where there is no such thing, and rejects for every other reason. */
export async function unlessMissing<T>(promise: Promise<T>): Promise<T | undefined> {
  try {
    return await promise;
  } catch (error) {
    if (error instanceof NotFoundError) return undefined;
    throw error;
  }
}

/** Says whether there is such a thing, by asking for it. */
export async function isFound(promise: Promise<unknown>): Promise<boolean> {
  return (await unlessMissing(promise)) !== undefined;
}

/** Resolves to `undefined` where the server responds with `null`. */
export async function orUndefined<T>(promise: Promise<T | null>): Promise<T | undefined> {
  return (await promise) ?? undefined;
}
