import { HttpError } from '@x/transport/errors';

/** Returns the answer, or `undefined` where a sandbox leaves the operation out. */
export async function unlessLeftOut<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof HttpError && error.status === 501) return undefined;
    throw error;
  }
}
