import { HttpError, InvokeError } from '@x/transport/errors';

import { ModelRefusedError } from '../../errors.js';

/** Returns the result of a change, or throws a `ModelRefusedError` that explains the server's refusal. */
export async function explained<T>(key: string, change: Promise<T>): Promise<T> {
  try {
    return await change;
  } catch (error) {
    const advice = error instanceof HttpError ? adviceFor(error) : undefined;
    throw advice && InvokeError.isInstance(error) ? new ModelRefusedError(key, advice, error) : error;
  }
}

function adviceFor({ status, detail }: HttpError): string | undefined {
  if (status === 404 || status === 424) return 'there is no such model';
  if (status === 400) return 'only a checkpoint of Stable Diffusion 1, 2 or XL can be converted';
  if (status !== 409) return undefined;
  const isBusy = typeof detail === 'string' && detail.includes('already in progress');
  return isBusy
    ? 'another change of models is in progress; wait for it, and try again'
    : 'the result was not installed';
}
