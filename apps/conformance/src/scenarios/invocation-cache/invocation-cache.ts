import assert from 'node:assert/strict';
import { record } from '../../record.js';

import { graph } from '../../runner/graph.js';
import { queueScenario } from '../../runner/queue-scenario.js';

const cache = '/api/v1/app/invocation_cache';
const sum = graph({ sum: { type: 'add', a: 1, b: 2 } });

export const scenarios = [
  queueScenario('a node runs once and is then cached', async ({ raw, run }) => {
    await run(sum);
    await run(sum);
    await run(graph({ other: { type: 'add', a: 1, b: 2, use_cache: false } }));
    await raw(`DELETE ${cache}`);
    const { body } = await raw(`GET ${cache}/status`);
    assert.equal(record(body)['size'], 0);
  }),
  queueScenario('the cache counts hits and misses since it was cleared', async ({ client, run }) => {
    const { invocationCache } = client.repositories;
    await invocationCache.clear();
    await run(sum);
    await run(sum);
    const { size, hits, misses } = await invocationCache.status();
    assert.deepEqual([size, hits, misses], [1, 1, 1]);
    await invocationCache.disable();
    await run(sum);
    assert.deepEqual(await invocationCache.status(), { size, hits, misses, enabled: false, max_size: 512 });
    await invocationCache.enable();
    await run(sum);
    assert.equal((await invocationCache.status()).hits, 2);
    await invocationCache.clear();
    await invocationCache.status();
  }),
  queueScenario('the invocation cache is disabled and enabled', async ({ raw, run }) => {
    await raw(`PUT ${cache}/disable`);
    await raw(`PUT ${cache}/disable`);
    await run(sum);
    await raw(`PUT ${cache}/enable`);
    await raw(`PUT ${cache}/enable`);
    await raw(`DELETE ${cache}`);
    await raw(`DELETE ${cache}`);
  }),
];
