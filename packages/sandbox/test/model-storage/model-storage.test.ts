import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';

import { createSandbox } from '../../src/sandbox.js';
import { bodyOf } from '../support/request.js';

test('folders whose models are not recorded are orphaned, and deleted on request', async () => {
  const root = mkdtempSync(join(tmpdir(), 'x-models-'));
  const models = join(root, 'models');
  for (const path of [
    'own/model.safetensors',
    'lost/a.ckpt',
    'lost/deep/b.bin',
    'notes/readme.txt',
    '.convert_tmp/c.pt',
  ]) {
    mkdirSync(join(models, path, '..'), { recursive: true });
    writeFileSync(join(models, path), '12345');
  }
  {
    using sandbox = createSandbox({ root });
    await sandbox.seed({ models: [{ key: 'own' }] });
    const [orphan, ...others] = (await bodyOf(sandbox, 'GET /api/v2/models/sync/orphaned')) as { files: string[] }[];
    expect(others).toEqual([]);
    expect(orphan).toMatchObject({ path: 'lost', absolute_path: join(models, 'lost'), size_bytes: 10 });
    expect(orphan?.files.toSorted()).toEqual(['a.ckpt', 'deep/b.bin']);
    const paths = ['lost', 'nobody', '../x', '.convert_tmp', 'own/model.safetensors'];
    expect(await bodyOf(sandbox, 'DELETE /api/v2/models/sync/orphaned', { json: { paths } })).toEqual({
      deleted: ['lost'],
      errors: {
        nobody: 'error: path does not exist',
        '../x': 'error: path is not under models directory',
        '.convert_tmp': 'error: path is reserved for active conversion',
        'own/model.safetensors': `error: [Errno 20] Not a directory: PosixPath('${join(models, 'own/model.safetensors')}')`,
      },
    });
    expect(await bodyOf(sandbox, 'GET /api/v2/models/sync/orphaned')).toEqual([]);
  }
  expect([existsSync(join(models, 'lost')), existsSync(join(models, 'own'))]).toEqual([false, true]);
  rmSync(root, { recursive: true });
});

test('the cache has statistics from the first item on', async () => {
  using sandbox = createSandbox();
  expect(await bodyOf(sandbox, 'GET /api/v2/models/stats')).toBeNull();
  expect(await bodyOf(sandbox, 'POST /api/v2/models/empty_model_cache')).toBeNull();
  const graph = { nodes: { a: { id: 'a', type: 'add', a: 1, b: 2 } }, edges: [] };
  await bodyOf(sandbox, 'POST /api/v1/queue/default/enqueue_batch', { json: { batch: { graph, runs: 1 } } });
  await expect
    .poll(() => bodyOf(sandbox, 'GET /api/v2/models/stats'))
    .toMatchObject({ hits: 0, loaded_model_sizes: {} });
});
