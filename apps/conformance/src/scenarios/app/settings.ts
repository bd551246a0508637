import assert from 'node:assert/strict';

import { requestScenario } from '../../runner/request-cases.js';
import { scenario } from '../../runner/scenario.js';

const config = '/api/v1/app/runtime_config';
const patch = `PATCH ${config}`;
const log = 'POST /api/v1/app/logging';
const json = { 'content-type': 'application/json' };

export const scenarios = [
  scenario(
    'settings of the server are changed and changed back',
    async ({ client }) => {
      const { app } = client.repositories;
      const { config: before } = await app.config();
      const changed = await app.updateConfig({ image_subfolder_strategy: 'date', max_queue_history: 5 });
      assert.deepEqual([changed.config.image_subfolder_strategy, changed.config.max_queue_history], ['date', 5]);
      await app.updateConfig({ max_queue_history: 0 });
      const { config: after } = await app.updateConfig({ image_subfolder_strategy: 'flat', max_queue_history: null });
      assert.deepEqual(after, before);
      await app.updateConfig({});
    },
    { exclusive: true },
  ),
  scenario(
    'the devices that generate are changed and changed back',
    async ({ client, raw }) => {
      const { app } = client.repositories;
      await app.updateConfig({ generation_devices: ['cpu', 'cpu'] });
      await raw(patch, { json: { generation_devices: 'auto', port: 1, unknown: 2, max_queue_history: '7' } });
      await app.updateConfig({ max_queue_history: null });
    },
    { exclusive: true },
  ),
  requestScenario('changes of the settings are refused', [
    ['no body', patch, {}, 422],
    ['null', patch, { json: null }, 422],
    ['a list', patch, { json: [] }, 422],
    ['a text', patch, { json: 'x' }, 422],
    ['another content type', patch, { body: '{}', headers: { 'content-type': 'text/plain' } }, 422],
    ['no strategy', patch, { json: { image_subfolder_strategy: null } }, 422],
    ['no devices', patch, { json: { generation_devices: null } }, 422],
    ['neither', patch, { json: { generation_devices: null, image_subfolder_strategy: null } }, 422],
    ['an unknown strategy', patch, { json: { image_subfolder_strategy: 'by_board' } }, 422],
    ['an empty strategy', patch, { json: { image_subfolder_strategy: '' } }, 422],
    ['a negative history', patch, { json: { max_queue_history: -1 } }, 422],
    ['half an item', patch, { json: { max_queue_history: 1.5 } }, 422],
    ['a word for a number', patch, { json: { max_queue_history: 'many' } }, 422],
    ['an empty list of devices', patch, { json: { generation_devices: [] } }, 422],
    ['an unknown kind of device', patch, { json: { generation_devices: ['cpu', 'gpu'] } }, 422],
    ['a device that the server does not have', patch, { json: { generation_devices: ['cpu', 'cuda:0'] } }, 422],
    ['another', patch, { json: { generation_devices: ['xpu'] } }, 422],
    ['a third', patch, { json: { generation_devices: ['mps'] } }, 422],
    ['a device that is no list', patch, { json: { generation_devices: 'cpu' } }, 422],
    ['a number as devices', patch, { json: { generation_devices: 5 } }, 422],
    ['a list of numbers', patch, { json: { generation_devices: [5] } }, 422],
    [
      'several at once',
      patch,
      { json: { image_subfolder_strategy: 1, max_queue_history: [], generation_devices: {} } },
      422,
    ],
    ['a slash at the end', `${patch}/`, { json: {} }, 405],
    ['a slash at the end of a GET', `GET ${config}/`, {}, 200],
    ['another method', `POST ${config}`, { json: {} }, 405],
  ]),
  scenario(
    'the log level is changed and changed back',
    async ({ client }) => {
      const { app } = client.repositories;
      for (const level of [0, 10, 20, 30, 40, 50, 20] as const) {
        assert.equal(await app.setLogLevel(level), level);
        assert.equal(await app.logLevel(), level);
      }
    },
    { exclusive: true, since: '6.0.0' },
  ),
  requestScenario('log levels in several spellings', [
    ['digits', log, { json: '20' }, 200],
    ['a fraction of zero', log, { body: '20.0', headers: json }, 200],
    ['text', log, { body: '20', headers: { 'content-type': 'text/plain' } }, 200],
    ['another number', log, { json: 7 }, 422],
    ['a fraction', log, { json: 20.5 }, 422],
    ['a name', log, { json: 'INFO' }, 422],
    ['a boolean', log, { json: true }, 422],
    ['a list', log, { json: [20] }, 422],
    ['an object', log, { json: { level: 20 } }, 422],
    ['null', log, { json: null }, 422],
    ['no body', log, {}, 422],
    ['spaces', log, { json: ' 20 ' }, 200],
    ['a sign', log, { json: '+20' }, 200],
    ['a fraction in text', log, { json: '20.5' }, 422],
    ['none', log, { json: '' }, 422],
  ]),
  scenario('facts about the server can be read', async ({ client, raw }) => {
    const { app } = client.repositories;
    assert.equal(typeof (await app.hasPatchMatch()), 'boolean');
    assert.notEqual((await app.generationDevices()).length, 0);
    for (const path of ['app_deps', 'patchmatch_status', 'generation_device_options', 'logging']) {
      await raw(`POST /api/v1/app/${path}/`);
      await raw(`GET /api/v1/app/${path}/`);
    }
  }),
  scenario(
    'the dependencies of the server name its release',
    async ({ unrecorded }) => {
      const { app } = unrecorded.repositories;
      assert.equal((await app.dependencies())['InvokeAI'], (await app.version()).version);
    },
    { since: '6.0.0' },
  ),
  scenario(
    'the settings of the server can be read',
    async ({ unrecorded }) => {
      const { config } = await unrecorded.repositories.app.config();
      assert.equal(config.max_queue_size, 10_000);
    },
    { since: '6.0.0' },
  ),
];
