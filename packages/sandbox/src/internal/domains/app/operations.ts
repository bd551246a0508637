import type { SandboxState } from '../../engine/sandbox-state.js';
import { type Operation, operation } from '../../http/operation.js';
import { json } from '../../http/response.js';

export const appOperations = ({ version }: SandboxState): Operation[] => [
  operation('GET /api/v1/app/version', { access: 'open' }, () => json({ version })),
];
