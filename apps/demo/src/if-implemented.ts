import { HttpError } from '@x/transport/errors';

/** Returns the result, or `undefined` when the server does not implement the operation (501), as a sandbox may. */
export async function ifImplemented<T>(result: Promise<T>): Promise<T | undefined> {
  try {
    return await result;
  } catch (error) {
    if (error instanceof HttpError && error.status === 501) return undefined;
    throw error;
  }
}
