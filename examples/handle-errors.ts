import { createClient, HttpError, InputError, InvokeError, NotFoundError } from '@x/resources';

const baseUrl = process.env['INVOKEAI_URL'] ?? 'http://localhost:9090';
const { repositories } = createClient({ baseUrl, retries: 1 });

/** Says what went wrong in a way that a person can act on. */
function explain(error: unknown): string {
  if (error instanceof InputError) return `not sent: ${error.message}`;
  if (error instanceof NotFoundError) return `not there: ${error.message}`;
  if (error instanceof HttpError) return `refused with ${error.status}: ${error.message}`;
  if (InvokeError.isInstance(error)) return `${error.name}: ${error.message}`; // no connection, no response in time, …
  throw error; // not ours: an abort is the signal's own reason
}

console.log(await repositories.boards.get('no-such-board').catch(explain));
console.log(await repositories.images.getMany(['']).catch(explain));
console.log(await repositories.boards.find('no-such-board')); // undefined: no error where nothing is a result
