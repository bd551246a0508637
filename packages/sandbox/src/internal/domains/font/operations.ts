import { posix } from 'node:path';

import type { SandboxState } from '../../engine/sandbox-state.js';
import { type Operation, operation } from '../../http/operation.js';
import { json } from '../../http/response.js';
import { HttpException } from '../../validation/http-exception.js';

/** The folder of fonts holds nothing but a text that says so. */
export const fontOperations = (_: SandboxState): Operation[] => [
  operation('GET /api/v1/utilities/fonts', {}, () => json({ fonts: [] })),

  operation('GET /api/v1/utilities/fonts/{font_path}', {}, ({ path }) => {
    if (isOutside(path.font_path)) throw new HttpException(400, 'Invalid font path');
    if (path.font_path === 'README.txt') throw new HttpException(400, 'Unsupported font format');
    throw new HttpException(404, 'Font file not found');
  }),
];

/** The server reads `..` after it has joined the paths. */
const isOutside = (path: string): boolean => !`${posix.resolve('/srv/fonts', path)}/`.startsWith('/srv/fonts/');
