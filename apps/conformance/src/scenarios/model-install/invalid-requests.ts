import assert from 'node:assert/strict';
import { isRecord, record } from '../../record.js';
import { type RequestCase, requestScenario } from '../../runner/request-cases.js';
import { scenario } from '../../runner/scenario.js';

const INSTALL = '/api/v2/models/install';
const start = `POST ${INSTALL}`;
const query = { source: '/x-conformance-none/a.safetensors' };

const unknown = (route: string, request: RequestCase[2] = {}, status = 415): RequestCase => [
  'an unknown installation',
  route.replace('{id}', '999999'),
  request,
  status,
];

export const scenarios = [
  requestScenario('invalid requests to install a model', [
    ['no body', start, { query }, 422],
    ['no source', start, { json: {} }, 422],
    ['a path that does not exist', start, { query, json: {} }, 409],
    ['an external model without a name', start, { query: { source: 'external://openai' }, json: {} }, 409],
    ['an external model without a provider', start, { query: { source: 'external:///a' }, json: {} }, 409],
    ['neither a path, nor a repository, nor a URL', start, { query: { source: 'ftp://example.com/a' }, json: {} }, 409],
    ['a body that is a list', start, { query, json: [] }, 422],
    ['a flag that is none', start, { query: { ...query, inplace: 'perhaps' }, json: {} }, 422],
    ['a key that is a path', start, { query, json: { key: 'a/b' } }, 422],
    ['a key that is the folder itself', start, { query, json: { key: '..' } }, 422],
    ['a name that is no text', start, { query, json: { name: 5 } }, 422],
    ['an unknown base', start, { query, json: { base: 'x' } }, 422],
    ['an unknown field', start, { query, json: { x: 1 } }, 409],
  ]),
  requestScenario('invalid requests about installations', [
    unknown(`GET ${INSTALL}/{id}`, {}, 404),
    unknown(`DELETE ${INSTALL}/{id}`),
    unknown(`POST ${INSTALL}/{id}/pause`),
    unknown(`POST ${INSTALL}/{id}/resume`),
    unknown(`POST ${INSTALL}/{id}/restart_failed`),
    unknown(`POST ${INSTALL}/{id}/restart_file`, { json: 'http://example.com/a' }),
    ['an id that is no number', `GET ${INSTALL}/x`, {}, 422],
    ['an id that is no number', `DELETE ${INSTALL}/x`, {}, 422],
    ['an id that is no number', `POST ${INSTALL}/1.5/pause`, {}, 422],
    ['no URL', `POST ${INSTALL}/999999/restart_file`, {}, 422],
    ['a URL that is none', `POST ${INSTALL}/999999/restart_file`, { json: 'a' }, 422],
    ['an empty URL', `POST ${INSTALL}/999999/restart_file`, { json: '' }, 422],
    ['a URL of another protocol', `POST ${INSTALL}/999999/restart_file`, { json: 'ftp://a/b' }, 422],
    ['a URL without a host', `POST ${INSTALL}/999999/restart_file`, { json: 'http://' }, 422],
    ['a URL that is no text', `POST ${INSTALL}/999999/restart_file`, { json: 5 }, 422],
    ['no source', `GET ${INSTALL}/huggingface`, {}, 422],
    ['no folder', 'GET /api/v2/models/scan_folder', {}, 400],
    ['an empty folder', 'GET /api/v2/models/scan_folder', { query: { scan_path: '' } }, 400],
    ['a folder that does not exist', 'GET /api/v2/models/scan_folder', { query: { scan_path: '/x-none' } }, 400],
  ]),
  scenario('starter models are suggested', async ({ unrecorded, client }) => {
    const { starter_models, starter_bundles } = await unrecorded.repositories.modelInstalls.starterModels();
    assert.ok(starter_models.length > 0);
    const suggested = new Set(starter_models.map(({ source }) => source));
    for (const { models } of Object.values(starter_bundles)) {
      for (const { source } of models) assert.ok(suggested.has(source), source);
    }
    assert.ok(isRecord(record(starter_models[0])));
    // The suggestions of the sandbox are its own, so a request about them is not compared.
    assert.equal(await client.repositories.modelInstalls.exists(999_999), false);
  }),
];
