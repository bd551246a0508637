import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

import type { Repositories } from '@x/repositories/repositories';
import { AuthenticationError, PermissionError } from '@x/transport/errors';

import { png } from '../../images/png.js';
import { type Operation, routeOf } from '../../operations/operation.js';
import { userScenario } from '../user-scenario.js';

const OPERATIONS = new URL('../../../operations.json', import.meta.url);

/** Operations that need no token. */
const OPEN = new Set([
  'GET /api/v1/app/version',
  'GET /api/v1/auth/status',
  'POST /api/v1/auth/login',
  'POST /api/v1/auth/setup',
  'GET /api/v1/workflows/i/{workflow_id}/thumbnail',
  'GET /api/v2/models/i/{key}/image',
]);

/** The operations of administrators, by repository. */
const administration: readonly ((repositories: Repositories) => Promise<unknown>)[] = [
  ({ app }) => app.config(),
  ({ app }) => app.updateConfig({ max_queue_history: 5 }),
  ({ app }) => app.logLevel(),
  ({ app }) => app.setLogLevel(20),
  ({ externalProviders }) => externalProviders.configs(),
  ({ externalProviders }) => externalProviders.update('openai', { api_key: 'a-key-of-nobody' }),
  ({ externalProviders }) => externalProviders.reset('openai'),
  ({ invocationCache }) => invocationCache.status(),
  ({ invocationCache }) => invocationCache.clear(),
  ({ invocationCache }) => invocationCache.enable(),
  ({ invocationCache }) => invocationCache.disable(),
  ({ imageMoves }) => imageMoves.status(),
  ({ imageMoves }) => imageMoves.start(),
  ({ imageMoves }) => imageMoves.recover(),
  ({ queue }) => queue.pause(),
  ({ queue }) => queue.resume(),
  ({ nodePacks }) => Array.fromAsync(nodePacks.list()),
  ({ nodePacks }) => nodePacks.folder(),
  ({ nodePacks }) => nodePacks.install({ source: 'https://example.com/pack.git' }),
  ({ nodePacks }) => nodePacks.delete('pack'),
  ({ nodePacks }) => nodePacks.reload(),
  ({ models }) => models.update('key', { name: 'x' }),
  ({ models }) => models.delete('key'),
  ({ models }) => models.deleteMany(['key']),
  ({ models }) => models.reidentify('key'),
  ({ models }) => models.reidentifyMany(['key']),
  ({ models }) => models.convert('key'),
  async ({ models }) => models.updateImage('key', await png()),
  ({ models }) => models.deleteImage('key'),
  ({ modelInstalls }) => modelInstalls.get(1),
  ({ modelInstalls }) => Array.fromAsync(modelInstalls.list()),
  ({ modelInstalls }) => modelInstalls.create({ source: '/models/a.safetensors' }),
  ({ modelInstalls }) => modelInstalls.createFromHuggingFace('owner/name'),
  ({ modelInstalls }) => modelInstalls.cancel(1),
  ({ modelInstalls }) => modelInstalls.pause(1),
  ({ modelInstalls }) => modelInstalls.resume(1),
  ({ modelInstalls }) => modelInstalls.restartFailed(1),
  ({ modelInstalls }) => modelInstalls.restartFile(1, 'https://example.com/a.safetensors'),
  ({ modelInstalls }) => modelInstalls.prune(),
  ({ modelInstalls }) => modelInstalls.starterModels(),
  ({ modelInstalls }) => modelInstalls.scanFolder('/models'),
  ({ modelStorage }) => modelStorage.cacheStats(),
  ({ modelStorage }) => modelStorage.emptyCache(),
  ({ modelStorage }) => modelStorage.orphaned(),
  ({ modelStorage }) => modelStorage.deleteOrphans(['a'], { destroy: true }),
  ({ modelRelationships }) => modelRelationships.create('a', 'b'),
  ({ modelRelationships }) => modelRelationships.delete('a', 'b'),
  ({ huggingFace }) => huggingFace.tokenStatus(),
  ({ huggingFace }) => huggingFace.login({ token: 'hf_of_nobody' }),
  ({ huggingFace }) => huggingFace.logout(),
  ({ huggingFace }) => huggingFace.models('owner/name'),
  ({ stylePresets }) => stylePresets.export(),
  ({ stylePresets }) => stylePresets.import(new File(['name\nx\n'], 'a.csv', { type: 'text/csv' })),
  ({ users }) => Array.fromAsync(users.list()),
  ({ users }) => users.get('system'),
  ({ users }) => users.create({ email: 'x@example.com', password: 'Correct-Horse-7' }),
  ({ users }) => users.update('system', { display_name: 'x' }),
  ({ users }) => users.delete('system'),
];

/** The routes of administrators. */
const GUARDED = [
  /^\w+ \/api\/v1\/app\/(external_providers\/config|invocation_cache|logging|runtime_config)/,
  /^\w+ \/api\/v1\/(auth\/users|image_moves)/,
  /^(POST|DELETE) \/api\/v1\/model_relationships\/$/,
  /^PUT \/api\/v1\/queue\/.+\/processor\//,
  /^\w+ \/api\/v1\/style_presets\/(export|import)$/,
  /^\w+ \/api\/v2\/(?!models\/($|get_by_|missing$|i\/\{key\}))/,
  /^(?!GET)\w+ \/api\/v2\/models\/i\//,
];

const request = ({ method, path, body }: Operation) =>
  [`${method} ${path.replaceAll(/\{\w+\}/g, 'x')}`, body === 'json' ? { json: {} } : {}] as const;

export const scenarios = [
  userScenario('every operation refuses whoever sends no token, except the open ones', async ({ anonymous }) => {
    const operations: Operation[] = JSON.parse(readFileSync(OPERATIONS, 'utf8'));
    for (const operation of operations) {
      const { status } = await anonymous.raw(...request(operation));
      assert.equal(status === 401, !OPEN.has(routeOf(operation)), routeOf(operation));
    }
  }),
  userScenario('no operation of administrators accepts a user, whatever the input', async ({ ada }) => {
    const operations: Operation[] = JSON.parse(readFileSync(OPERATIONS, 'utf8'));
    const guarded = operations.filter((operation) => GUARDED.some((routes) => routes.test(routeOf(operation))));
    // Two methods share an operation.
    assert.equal(guarded.length, administration.length - 1);
    for (const operation of guarded) {
      const { status, body } = await ada.raw(...request(operation));
      assert.equal(status, 403, routeOf(operation));
      assert.deepEqual(body, { detail: 'Admin privileges required' });
    }
  }),
  userScenario('each method of administrators rejects with a PermissionError for a user', async ({ ada }) => {
    for (const call of administration) {
      await assert.rejects(call(ada.client.repositories), (error: unknown) => {
        assert.ok(error instanceof PermissionError, `${call} ${error}`);
        assert.deepEqual([error.status, error.detail], [403, 'Admin privileges required']);
        return true;
      });
    }
  }),
  userScenario('each method of administrators rejects with an AuthenticationError for nobody', async (users) => {
    for (const call of administration) {
      await assert.rejects(call(users.anonymous.client.repositories), AuthenticationError, String(call));
    }
  }),
  userScenario('a user reads models, and what belongs to them', async ({ ada }) => {
    const { models, modelRelationships, externalProviders } = ada.client.repositories;
    assert.deepEqual(await Array.fromAsync(models.list()), []);
    assert.deepEqual(await Array.fromAsync(models.listMissing()), []);
    assert.equal(await models.find('key'), undefined);
    assert.deepEqual(await modelRelationships.keys('key'), []);
    assert.ok((await externalProviders.statuses()).length > 0);
  }),
  userScenario('rights that an administrator is given or loses count for the next request', async (users) => {
    const user_id = await users.create('uma');
    const { client } = users.withToken(await users.login('uma'));
    const { users: managed } = users.admin.client.repositories;
    await assert.rejects(client.repositories.app.logLevel(), PermissionError);
    await managed.update(user_id, { is_admin: true });
    assert.equal(typeof (await client.repositories.app.logLevel()), 'number');
    await managed.update(user_id, { is_admin: false });
    await assert.rejects(client.repositories.app.logLevel(), PermissionError);
  }),
];
