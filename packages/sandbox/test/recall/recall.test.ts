import { expect, test } from 'vitest';

import { createSandbox, type Sandbox } from '../../src/sandbox.js';
import { bodyOf, request } from '../support/request.js';

const route = 'POST /api/v1/recall/default';
const stored = (sandbox: Sandbox, name: string) =>
  bodyOf(sandbox, `GET /api/v1/client_state/default/get_by_key?key=recall_${name}`);

test('parameters are stored as Python writes them, and sent as an event', async () => {
  using sandbox = createSandbox();
  const events: unknown[] = [];
  sandbox.events.on('recall_parameters_updated', ({ queue_id, user_id, parameters }) =>
    events.push({ queue_id, user_id, parameters }),
  );
  const json = { guidance: 1e-7, cfg_scale: 7, steps: 5, positive_prompt: 'ä', loras: [{ model_name: 'a' }] };
  const parameters = { positive_prompt: 'ä', steps: 5, cfg_scale: 7, guidance: 1e-7, loras: [] };
  expect(await bodyOf(sandbox, route, { json })).toEqual({
    status: 'success',
    queue_id: 'default',
    updated_count: 5,
    parameters,
  });
  expect(events).toEqual([{ queue_id: 'default', user_id: 'system', parameters }]);
  expect(await stored(sandbox, 'cfg_scale')).toBe('7.0');
  expect(await stored(sandbox, 'guidance')).toBe('1e-07');
  expect(await stored(sandbox, 'positive_prompt')).toBe('"\\u00e4"');
  expect(await stored(sandbox, 'loras')).toBe('[{"model_name": "a", "weight": 0.75, "is_enabled": true}]');
});

test('without parameters nothing is sent, unless all others are to be cleared', async () => {
  using sandbox = createSandbox();
  let events = 0;
  sandbox.events.on('recall_parameters_updated', () => (events += 1));
  expect(await bodyOf(sandbox, route, { json: { steps: null } })).toEqual({
    status: 'no_parameters_provided',
    updated_count: 0,
  });
  expect(events).toBe(0);
  expect(await bodyOf(sandbox, `${route}?strict=true`, { json: { width: 64 } })).toMatchObject({
    updated_count: 26,
    parameters: { width: 64, height: null, loras: [] },
  });
  expect(await bodyOf(sandbox, `${route}?append=true`, { json: { steps: 5 } })).toMatchObject({
    updated_count: 1,
    parameters: { steps: 5, append: true },
  });
  expect((await request(sandbox, `${route}?append=true&strict=true`, { json: {} })).status).toBe(400);
  expect((await request(sandbox, route, { json: { prompt: 'x' } })).status).toBe(422);
});

test('images have their size, and what does not exist is dropped', async () => {
  using sandbox = createSandbox();
  await sandbox.seed({ images: [{ image_name: 'a.png', width: 32, height: 16 }] });
  const json = { model: 'none', reference_images: [{ image_name: 'a.png' }, { image_name: 'none.png' }] };
  expect(await bodyOf(sandbox, route, { json })).toMatchObject({
    updated_count: 2,
    parameters: { reference_images: [{ image: { image_name: 'a.png', width: 32, height: 16 } }] },
  });
});
