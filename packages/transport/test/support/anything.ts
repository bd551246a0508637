import type { ResponseSchema } from '../../src/transport.js';

/** Lets every answer through. */
export const anything: ResponseSchema<unknown> = {
  '~standard': { version: 1, vendor: 'test', validate: (value) => ({ value }) },
};
