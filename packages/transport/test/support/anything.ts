import type { Schema } from '../../src/transport.js';

/** Lets every answer through. */
export const anything: Schema<unknown> = {
  '~standard': { version: 1, vendor: 'test', validate: (value) => ({ value }) },
};
