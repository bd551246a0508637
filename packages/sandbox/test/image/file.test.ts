import { expect, test } from 'vitest';
import { createSandbox } from '../../src/sandbox.js';
import { request } from '../support/request.js';

test('supports HEAD only for the image file; all else returns the web page', async () => {
  using sandbox = createSandbox();
  await sandbox.seed({ images: [{ image_name: 'a.png' }] });
  const typeOf = async (route: string) => (await request(sandbox, route)).headers.get('content-type');
  expect(await typeOf('HEAD /api/v1/images/i/a.png/full')).toBe('image/png');
  expect(await typeOf('HEAD /api/v1/images/i/a.png/thumbnail')).toMatch('text/html');
  expect(await typeOf('HEAD /api/v1/boards/?all=true')).toMatch('text/html');
  expect(await typeOf('HEAD /api/v1/app/version')).toMatch('text/html');
  const { headers, body } = await request(sandbox, 'HEAD /api/v1/images/i/a.png/full');
  expect([Number(headers.get('content-length')) > 0, body]).toEqual([true, '']);
});

test('a missing image is Not Found for every operation', async () => {
  using sandbox = createSandbox();
  for (const part of ['', '/full', '/thumbnail', '/metadata', '/workflow']) {
    const response = await request(sandbox, `GET /api/v1/images/i/nope${part}`);
    expect(response).toMatchObject({ status: 404, body: { detail: 'Not Found' } });
  }
});

test('an image without metadata has null, and no workflow', async () => {
  using sandbox = createSandbox();
  await sandbox.seed({ images: [{ image_name: 'a.png' }] });
  expect(await request(sandbox, 'GET /api/v1/images/i/a.png/metadata')).toMatchObject({ status: 200, body: null });
  expect(await request(sandbox, 'GET /api/v1/images/i/a.png/workflow')).toMatchObject({
    status: 200,
    body: { workflow: null, graph: null },
  });
});
