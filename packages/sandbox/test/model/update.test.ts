import { expect, test } from 'vitest';

import { createSandbox } from '../../src/sandbox.js';
import { request } from '../support/request.js';

async function patching() {
  const sandbox = createSandbox();
  await sandbox.seed({ models: [{ key: 'a', name: 'A' }] });
  const patch = async (json: unknown) => {
    const { status, body } = await request(sandbox, 'PATCH /api/v2/models/i/a', { json });
    return [status, body];
  };
  return { patch, [Symbol.dispose]: () => sandbox.close() };
}

test('unknown fields, and those of other classes, are dropped', async () => {
  using server = await patching();
  const [status, body] = await server.patch({
    nonsense: 1,
    name: 'B',
    cpu_only: true,
    variant: 'dev',
    description: null,
  });
  expect([status, body]).toMatchObject([200, { name: 'B', description: null }]);
  expect(body).not.toHaveProperty('nonsense');
  expect(body).not.toHaveProperty('cpu_only');
});

test('another type makes the record one of another class', async () => {
  using server = await patching();
  expect(await server.patch({ base: 'sd-2' })).toMatchObject([200, { base: 'sd-2', trigger_phrases: null }]);
  const [status, body] = await server.patch({ type: 'vae' });
  expect([status, body]).toMatchObject([200, { type: 'vae', format: 'checkpoint', base: 'sd-2', config_path: null }]);
  expect(body).not.toHaveProperty('trigger_phrases');
});

test('what no class allows is refused with 409, and changes nothing', async () => {
  using server = await patching();
  const detail = async (json: unknown) => {
    const [status, body] = await server.patch(json);
    return `${status} ${(body as { detail: string }).detail.replace(/\[Main_.*Config\]/, '[…]')}`;
  };
  expect(await detail({ name: null })).toBe(
    '409 1 validation error for tagged-union[…]\n`lora.lycoris.sd-1`.name\n' +
      '  Input should be a valid string [type=string_type, input_value=None, input_type=NoneType]\n' +
      '    For further information visit https://errors.pydantic.dev/2.14/v/string_type',
  );
  expect(await detail({ base: 'cogview4' })).toMatch(/^409 .*\n {2}Input tag 'lora.lycoris.cogview4' found using/);
  expect(await detail({ type: 'prompt_enhancer' })).toMatch(/^409 0 validation errors for No model config class found/);
  expect(await detail({ default_settings: {} })).toMatch(/instance of LoraModelDefaultSettings/);
  expect(await detail({ type: 'clip_embed', format: 'diffusers', base: 'any' })).toBe(
    "409 CLIP Embed model config dict must include a 'variant' field",
  );
  expect(await detail({ key: 'b' })).toBe("422 A model's key cannot be changed");
  expect(await server.patch({})).toMatchObject([200, { name: 'A', type: 'lora', base: 'sd-1' }]);
});

test('settings are completed, and refused outside their range', async () => {
  using server = await patching();
  expect(await server.patch({ default_settings: { weight: 0.5 } })).toMatchObject([
    200,
    { default_settings: { weight: 0.5, weight_min: null, weight_max: null } },
  ]);
  const [status, body] = await server.patch({ default_settings: { weight: 5, weight_min: 1, weight_max: 2 } });
  expect(status).toBe(422);
  expect(JSON.stringify(body)).toContain('weight (5.0) must be within the effective range [1.0, 2.0]');
});

test('a body that is no object is refused also for an unknown model', async () => {
  using server = await patching();
  expect(await server.patch(null)).toMatchObject([422, { detail: [{ type: 'missing', loc: ['body'] }] }]);
  expect(await server.patch([])).toMatchObject([422, { detail: [{ type: 'model_attributes_type' }] }]);
  expect(await server.patch({ trigger_phrases: 'a' })).toMatchObject([422, { detail: [{ type: 'set_type' }] }]);
  expect(await server.patch({ base: 'x' })).toMatchObject([422, { detail: [{ type: 'enum' }] }]);
});
