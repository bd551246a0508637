import { expect, test } from 'vitest';
import { createSandbox } from '../../src/sandbox.js';
import { request } from '../support/request.js';

test.each(['/', '/nothing', '/api/v1/boards', '/api/v1/boards/b1/', '/api/v1/boards/a%2Fb', '/api/v1/images/i//full'])(
  'returns the web page where there is no operation, and 405 for writing methods: %s',
  async (path) => {
    using sandbox = createSandbox();
    const page = await request(sandbox, `GET ${path}`);
    expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect(page.headers.get('cache-control')).toBe('max-age=0, no-cache, no-store, , must-revalidate');
    expect(await request(sandbox, `PUT ${path}`)).toMatchObject({
      status: 405,
      body: { detail: 'Method Not Allowed' },
    });
  },
);

test('returns the web page for another method of an operation too', async () => {
  using sandbox = createSandbox();
  expect((await request(sandbox, 'GET /api/v1/board_images/')).headers.get('content-type')).toMatch('text/html');
  expect((await request(sandbox, 'PUT /api/v1/boards/')).status).toBe(405);
});

test('returns 501 for sockets in process, and the web page where there is no operation', async () => {
  using sandbox = createSandbox();
  const { status, body } = await request(sandbox, 'GET /ws/socket.io/');
  expect(status).toBe(501);
  expect(body).toEqual({ detail: expect.stringContaining('Not implemented by the sandbox') });
  for (const path of ['/api/v1/utilities/none', '/api/v1/app/config', '/api/v1/auth/none']) {
    expect((await sandbox.fetch(`http://sandbox${path}`)).headers.get('content-type')).toContain('text/html');
  }
});

test('returns its version and the status of authentication', async () => {
  using sandbox = createSandbox();
  expect((await request(sandbox, 'GET /api/v1/app/version')).body).toEqual({ version: '6.14.2' });
  expect((await request(sandbox, 'GET /api/v1/auth/status')).body).toEqual({
    setup_required: false,
    multiuser_enabled: false,
    strict_password_checking: false,
    admin_email: null,
  });
});

test('decodes ids once', async () => {
  using sandbox = createSandbox();
  await sandbox.seed({ boards: [{ board_id: '%41 ☃' }] });
  expect(await request(sandbox, 'GET /api/v1/boards/%2541%20%E2%98%83')).toMatchObject({ status: 200 });
});

test('is available under its base path and at the root', async () => {
  using sandbox = createSandbox({ basePath: '/invoke' });
  for (const base of ['', '/invoke']) {
    expect(await request(sandbox, `GET ${base}/api/v1/app/version`)).toMatchObject({ body: { version: '6.14.2' } });
  }
});

test('executes requests of other origins without allowing them to read; rejects their preflight', async () => {
  using sandbox = createSandbox();
  const headers = { origin: 'http://elsewhere.example' };
  const response = await request(sandbox, 'GET /api/v1/app/version', { headers });
  expect(response.headers.get('access-control-allow-origin')).toBe(null);
  expect(response.headers.get('access-control-expose-headers')).toBe('X-Refreshed-Token');
  const preflight = { headers: { ...headers, 'access-control-request-method': 'POST' } };
  expect(await request(sandbox, 'OPTIONS /api/v1/boards/', preflight)).toMatchObject({
    status: 400,
    body: 'Disallowed CORS origin',
  });
  const asking = { headers: { ...preflight.headers, 'access-control-request-headers': 'content-type' } };
  const rejected = await request(sandbox, 'OPTIONS /api/v1/boards/', asking);
  expect(rejected.headers.get('access-control-allow-headers')).toBe('content-type');
});
