import type { SandboxState } from '../../engine/sandbox-state.js';
import { type Operation, operation } from '../../http/operation.js';
import { json } from '../../http/response.js';
import { listModels } from '../../records/model/model.js';
import { whole } from '../../validation/body.js';
import { list } from '../../validation/list.js';
import { must, object } from '../../validation/object.js';
import { string } from '../../validation/string.js';
import { findOrphans, removeOrphan } from './orphans.js';

/** The statistics of a cache that no model was ever in. The size is that of a computer with 20 GB of memory. */
const empty = {
  hits: 0,
  misses: 0,
  high_watermark: 0,
  in_cache: 0,
  cleared: 0,
  cache_size: 10_737_418_240,
  loaded_model_sizes: {},
};

export const modelStorageOperations = ({ database, modelFolder, processor }: SandboxState): Operation[] => [
  // Every item makes the server count, although few need a model.
  operation('GET /api/v2/models/stats', { access: 'admin' }, () => json(processor.hasRun ? empty : null)),

  operation('POST /api/v2/models/empty_model_cache', { access: 'admin' }, () => json(null)),

  operation('GET /api/v2/models/sync/orphaned', { access: 'admin' }, () =>
    json(
      findOrphans(
        modelFolder,
        listModels(database).map(({ path }) => String(path)),
      ),
    ),
  ),

  operation(
    'DELETE /api/v2/models/sync/orphaned',
    { access: 'admin', body: whole(object({ paths: must(list(string())) })) },
    ({ body }) => {
      // Of a path that is given twice the server keeps the last result.
      const results = new Map<string, string | undefined>();
      for (const path of body.paths) results.set(path, removeOrphan(modelFolder, path));
      const errors = [...results].filter(([, error]) => error !== undefined);
      const deleted = [...results].filter(([, error]) => error === undefined).map(([path]) => path);
      return json({ deleted, errors: Object.fromEntries(errors) });
    },
  ),
];
