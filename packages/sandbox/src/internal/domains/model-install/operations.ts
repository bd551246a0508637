import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

import type { SandboxState } from '../../engine/sandbox-state.js';
import { type Operation, operation } from '../../http/operation.js';
import { internalServerError, json } from '../../http/response.js';
import { listModels } from '../../records/model/model.js';
import { modelChanges } from '../../records/model/model-changes.js';
import { isFolder, scan } from '../../storage/model-file/model-files.js';
import { whole } from '../../validation/body.js';
import { boolean } from '../../validation/boolean.js';
import { optional, required } from '../../validation/field.js';
import { HttpException } from '../../validation/http-exception.js';
import { integer } from '../../validation/integer.js';
import { string } from '../../validation/string.js';
import { url } from '../../validation/url.js';
import { Installer, type Job } from './installer.js';
import { readSource } from './source.js';
import { starterModels } from './starter-models.js';

const access = 'admin';
const INSTALL = '/api/v2/models/install';

/** A key names a folder. */
const isFolderName = (key: string): boolean => !/[/\\\0]/.test(key) && !['', '.', '..'].includes(key);

const install = {
  access,
  query: { source: required(string()), inplace: optional(boolean), access_token: optional(string()) },
  body: whole(modelChanges),
} as const;

export function modelInstallOperations(state: SandboxState): Operation[] {
  const installer = new Installer(state);
  const find = (id: string, status: number): Job => {
    const number = integer()(id, ['path', 'id']);
    const job = installer.find(number);
    if (!job) throw new HttpException(status, `No job with id ${number} known`);
    return job;
  };
  /** A change of one installation, which returns it. What would be downloaded is not changed, as there is none. */
  const changing = (verb: string, change: (job: Job) => void) =>
    operation(`POST ${INSTALL}/{id}/${verb}`, { access }, ({ path }) => {
      const job = find(path.id, 415);
      change(job);
      return json(job, 201);
    });
  return [
    operation(`POST ${INSTALL}`, install, ({ query, body }) => {
      const { key } = body;
      if (typeof key === 'string' && !isFolderName(key))
        throw new HttpException(422, `Invalid model key '${key}': it must be a plain filename`);
      const { source, inplace = false, access_token = null } = query;
      return json(installer.start(readSource({ source, inplace, access_token }), body), 201);
    }),

    operation(`GET ${INSTALL}`, { access }, () => json(installer.list())),

    operation(`DELETE ${INSTALL}`, { access }, () => {
      installer.prune();
      return { status: 204, headers: {}, body: new Uint8Array() };
    }),

    operation(`GET ${INSTALL}/huggingface`, { access, query: { source: required(string()) } }, () =>
      internalServerError(),
    ),

    operation(`GET ${INSTALL}/{id}`, { access }, ({ path }) => json(find(path.id, 404))),

    operation(`DELETE ${INSTALL}/{id}`, { access }, ({ path }) => {
      installer.cancel(find(path.id, 415));
      return json(null, 201);
    }),

    changing('pause', (job) => installer.pause(job)),
    changing('resume', (job) => {
      if (job.status === 'paused') throw new Error('a local source cannot be resumed');
    }),
    changing('restart_failed', () => {}),

    operation(`POST ${INSTALL}/{id}/restart_file`, { access, body: whole(url) }, ({ path }) =>
      json(find(path.id, 415), 201),
    ),

    operation(`GET /api/v2/models/scan_folder`, { access, query: { scan_path: optional(string()) } }, ({ query }) => {
      const { scan_path: path } = query;
      if (!path || !existsSync(path) || !isFolder(path))
        throw new HttpException(400, `The search path '${path ?? 'None'}' could not be scanned`);
      const installed = new Set(
        listModels(state.database).map((model) => resolve(state.modelFolder, String(model['path']))),
      );
      return json(scan(resolve(path)).map((found) => ({ path: found, is_installed: installed.has(found) })));
    }),

    operation('GET /api/v2/models/starter_models', { access }, () => json(starterModels(listModels(state.database)))),
  ];
}
