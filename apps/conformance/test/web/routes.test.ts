import { expect, test } from 'vitest';

import { createRouteFinder } from '../../src/web/routes.js';

test.each([
  ['GET', '/api/v1/boards/', 'GET /api/v1/boards/'],
  ['GET', '/api/v1/images/i/a.png/thumbnail', 'GET /api/v1/images/i/{image_name}/thumbnail'],
  ['GET', '/api/v1/images/names', 'GET /api/v1/images/names'],
  ['GET', '/api/v2/models/install/huggingface', 'GET /api/v2/models/install/huggingface'],
  ['GET', '/api/v2/models/install/7', 'GET /api/v2/models/install/{id}'],
  ['DELETE', '/api/v1/images/i/a.png', 'DELETE /api/v1/images/i/{image_name}'],
  ['GET', '/openapi.json', 'GET /openapi.json'],
  ['GET', '/api/v1/nothing', 'GET /api/v1/nothing'],
  ['GET', '/assets/App.js', undefined],
])('%s %s is the operation %s', (method, path, route) => {
  expect(createRouteFinder()(method, path)).toBe(route);
});
