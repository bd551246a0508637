import { expect, test } from 'vitest';
import { createSandbox } from '../../src/sandbox.js';
import { ask } from '../support/request.js';

test.each(['/', '/nothing', '/api/v1/boards', '/api/v1/boards/b1/', '/api/v1/boards/a%2Fb', '/api/v1/images/i//full'])(
  'where there is no operation stands the web page, and 405 for whoever wants to write: %s',
  async (path) => {
    using sandbox = createSandbox();
    const page = await ask(sandbox, `GET ${path}`);
    expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect(page.headers.get('cache-control')).toBe('max-age=0, no-cache, no-store, , must-revalidate');
    expect(await ask(sandbox, `PUT ${path}`)).toMatchObject({ status: 405, body: { detail: 'Method Not Allowed' } });
  },
);

test('an operation asked for with another method is the web page too', async () => {
  using sandbox = createSandbox();
  expect((await ask(sandbox, 'GET /api/v1/board_images/')).headers.get('content-type')).toMatch('text/html');
  expect((await ask(sandbox, 'PUT /api/v1/boards/')).status).toBe(405);
});

test('what the server does and the sandbox does not is refused with 501 and the reason', async () => {
  using sandbox = createSandbox();
  const paths = ['/api/v1/workflows/', '/api/v2/models/', '/api/v1/videos/', '/api/v1/app/config'];
  for (const path of paths) {
    const { status, body } = await ask(sandbox, `GET ${path}`);
    expect(status).toBe(501);
    expect(body).toEqual({ detail: expect.stringContaining('The sandbox does not do this') });
  }
});

test('it says who it is', async () => {
  using sandbox = createSandbox();
  expect((await ask(sandbox, 'GET /api/v1/app/version')).body).toEqual({ version: '6.14.2' });
  expect((await ask(sandbox, 'GET /api/v1/auth/status')).body).toEqual({
    setup_required: false,
    multiuser_enabled: false,
    strict_password_checking: false,
    admin_email: null,
  });
});

test('ids are decoded once', async () => {
  using sandbox = createSandbox();
  await sandbox.seed({ boards: [{ board_id: '%41 ☃' }] });
  expect(await ask(sandbox, 'GET /api/v1/boards/%2541%20%E2%98%83')).toMatchObject({ status: 200 });
});

test('under a base path it is found there and at the root', async () => {
  using sandbox = createSandbox({ basePath: '/invoke' });
  for (const base of ['', '/invoke']) {
    expect(await ask(sandbox, `GET ${base}/api/v1/app/version`)).toMatchObject({ body: { version: '6.14.2' } });
  }
});

test('a page of another origin is answered, but not allowed to read; its preflight is refused', async () => {
  using sandbox = createSandbox();
  const headers = { origin: 'http://elsewhere.example' };
  const answer = await ask(sandbox, 'GET /api/v1/app/version', { headers });
  expect(answer.headers.get('access-control-allow-origin')).toBe(null);
  expect(answer.headers.get('access-control-expose-headers')).toBe('X-Refreshed-Token');
  const preflight = { headers: { ...headers, 'access-control-request-method': 'POST' } };
  expect(await ask(sandbox, 'OPTIONS /api/v1/boards/', preflight)).toMatchObject({
    status: 400,
    body: 'Disallowed CORS origin',
  });
});
