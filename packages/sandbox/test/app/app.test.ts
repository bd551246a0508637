import { expect, test } from 'vitest';

import { createSandbox } from '../../src/sandbox.js';
import { bodyOf, request } from '../support/request.js';

const config = '/api/v1/app/runtime_config';

test('settings are changed alone, and a value that they have does not count as set', async () => {
  using sandbox = createSandbox();
  const before = await bodyOf(sandbox, `GET ${config}`);
  expect(before).toMatchObject({
    set_fields: ['port', 'legacy_models_yaml_path'],
    config: { max_queue_history: null },
  });
  expect(await bodyOf(sandbox, `PATCH ${config}`, { json: { image_subfolder_strategy: 'flat', port: 1 } })).toEqual(
    before,
  );
  const json = { max_queue_history: '7', generation_devices: ['cpu'] };
  expect(await bodyOf(sandbox, `PATCH ${config}`, { json })).toMatchObject({
    set_fields: ['port', 'legacy_models_yaml_path', 'max_queue_history', 'generation_devices'],
    config: { max_queue_history: 7, generation_devices: ['cpu'], image_subfolder_strategy: 'flat', port: 9090 },
  });
  await request(sandbox, `PATCH ${config}`, { json: { max_queue_history: null } });
  expect(await bodyOf(sandbox, `GET ${config}`)).toMatchObject({ config: { max_queue_history: null } });
});

test('null is a value of the history only, and devices must exist', async () => {
  using sandbox = createSandbox();
  const detailOf = async (json: object) => {
    const { status, body } = await request(sandbox, `PATCH ${config}`, { json });
    expect(status).toBe(422);
    return (body as { detail: unknown }).detail;
  };
  expect(await detailOf({ generation_devices: null })).toMatchObject([
    { type: 'value_error', loc: ['body'], msg: 'Value error, generation_devices may not be null' },
  ]);
  expect(await detailOf({ generation_devices: [] })).toMatchObject([
    { type: 'value_error', loc: ['body', 'generation_devices'] },
  ]);
  expect(await detailOf({ generation_devices: ['cuda:0'] })).toBe(
    "generation_devices requested 'cuda:0', but no CUDA device is available.",
  );
  expect(await detailOf({ generation_devices: 'cpu' })).toMatchObject([
    { type: 'literal_error', loc: ['body', 'generation_devices', "literal['auto']"] },
    { type: 'list_type', loc: ['body', 'generation_devices', 'list[str]'] },
  ]);
});

test('settings are for administrators, and hold whether there are several users', async () => {
  using sandbox = createSandbox({ multiuser: true });
  expect((await request(sandbox, `GET ${config}`)).status).toBe(401);
  expect((await request(sandbox, 'GET /api/v1/app/app_deps')).status).toBe(401);
  expect((await request(sandbox, 'GET /api/v1/app/version')).status).toBe(200);
  const account = { email: 'admin@x.example', password: 'Passw0rd', display_name: 'Admin' };
  await request(sandbox, 'POST /api/v1/auth/setup', { json: account });
  const { token } = (await bodyOf(sandbox, 'POST /api/v1/auth/login', { json: account })) as { token: string };
  const headers = { authorization: `Bearer ${token}` };
  expect(await bodyOf(sandbox, `GET ${config}`, { headers })).toMatchObject({
    set_fields: ['port', 'legacy_models_yaml_path', 'multiuser'],
    config: { multiuser: true },
  });
});

test('dependencies are sorted without regard to case, and name the release', async () => {
  using sandbox = createSandbox({ version: '6.9.0' });
  const names = Object.keys((await bodyOf(sandbox, 'GET /api/v1/app/app_deps')) as object);
  expect(names.slice(0, 3)).toEqual(['accelerate', 'CUDA', 'diffusers']);
  expect(await bodyOf(sandbox, 'GET /api/v1/app/app_deps')).toMatchObject({ InvokeAI: '6.9.0' });
});

test('the log level is one of six numbers', async () => {
  using sandbox = createSandbox();
  const set = (json: unknown) => request(sandbox, 'POST /api/v1/app/logging', { json });
  expect(await set('30')).toMatchObject({ status: 200, body: 30 });
  for (const level of [7, true, 'INFO', [20]]) expect((await set(level)).status).toBe(422);
  expect(await bodyOf(sandbox, 'GET /api/v1/app/logging')).toBe(30);
});
