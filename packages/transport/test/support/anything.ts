import type { ResponseSchema } from '../../src/transport.js';

/** Accepts every response. */
export const anything: ResponseSchema<unknown> = {
  '~standard': { version: 1, vendor: 'test', validate: (value) => ({ value }) },
};
