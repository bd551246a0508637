import type { SandboxState } from '../../engine/sandbox-state.js';
import { type Operation, operation } from '../../http/operation.js';
import { json } from '../../http/response.js';

export const invocationCacheOperations = ({ cache }: SandboxState): Operation[] => [
  operation('GET /api/v1/app/invocation_cache/status', { access: 'admin' }, () => json(cache.status)),

  operation('DELETE /api/v1/app/invocation_cache', { access: 'admin' }, () => {
    cache.clear();
    return json(null);
  }),

  operation('PUT /api/v1/app/invocation_cache/enable', { access: 'admin' }, () => {
    cache.isEnabled = true;
    return json(null);
  }),

  operation('PUT /api/v1/app/invocation_cache/disable', { access: 'admin' }, () => {
    cache.isEnabled = false;
    return json(null);
  }),
];
