import type { SandboxState } from '../../engine/sandbox-state.js';
import { type Operation, operation } from '../../http/operation.js';
import { json } from '../../http/response.js';

const access = 'admin';

export const imageMoveOperations = ({ imageMoves }: SandboxState): Operation[] => [
  operation('GET /api/v1/image_moves/status', { access }, () => json(imageMoves.status())),

  operation('POST /api/v1/image_moves/start', { access }, () => json(imageMoves.begin('move_all'), 202)),

  operation('POST /api/v1/image_moves/recover', { access }, () => json(imageMoves.begin('recovery'), 202)),
];
