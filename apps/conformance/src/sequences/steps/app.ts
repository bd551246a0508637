import * as fc from 'fast-check';

import type { Step } from '../step.js';

/** Steps about the server itself. */
export const appSteps: readonly fc.Arbitrary<Step>[] = [
  'GET /api/v1/app/version',
  'GET /api/v1/auth/status',
  'GET /api/v1/app/invocation_cache/status',
  'PUT /api/v1/app/invocation_cache/disable',
  'PUT /api/v1/app/invocation_cache/enable',
  'DELETE /api/v1/app/invocation_cache',
  'GET /api/v1/nothing',
  'PUT /api/v1/boards/',
].map((route) => fc.constant({ route }));
