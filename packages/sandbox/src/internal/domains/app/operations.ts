import type { SandboxState } from '../../engine/sandbox-state.js';
import { type Operation, operation } from '../../http/operation.js';
import { json } from '../../http/response.js';
import { keepImageFolders } from '../../records/image-folder.js';
import { settingsOf } from '../../records/settings.js';
import { whole } from '../../validation/body.js';
import { HttpException } from '../../validation/http-exception.js';
import { readConfigChanges } from './read-config-changes.js';
import { readLogLevel } from './read-log-level.js';

/** Packages of a server, some of those that people ask about. The sandbox has none of them. */
const DEPENDENCIES = {
  accelerate: '1.15.0',
  CUDA: 'N/A',
  diffusers: '0.40.0',
  fastapi: '0.141.1',
  numpy: '1.26.4',
  pillow: '13.0.0',
  pydantic: '2.14.4',
  safetensors: '0.8.0',
  starlette: '0.48.0',
  torch: '2.15.0',
  transformers: '5.5.4',
};

export function appOperations({ version, database, authenticator }: SandboxState): Operation[] {
  const settings = settingsOf(database, authenticator.isMultiUser ? { multiuser: true } : {});
  let logLevel = 20;
  return [
    operation('GET /api/v1/app/version', { access: 'open' }, () => json({ version })),

    operation('GET /api/v1/app/app_deps', {}, () => {
      const all = Object.entries({ ...DEPENDENCIES, InvokeAI: version });
      const sorted = all.toSorted(([one], [other]) => (one.toLowerCase() < other.toLowerCase() ? -1 : 1));
      return json(Object.fromEntries(sorted));
    }),

    operation('GET /api/v1/app/patchmatch_status', {}, () => json(true)),

    operation('GET /api/v1/app/generation_device_options', {}, () => json([{ device: 'cpu', name: 'CPU' }])),

    operation('GET /api/v1/app/runtime_config', { access: 'admin' }, () => json(settings.read())),

    operation('PATCH /api/v1/app/runtime_config', { access: 'admin', body: whole(readConfigChanges) }, ({ body }) => {
      if (Array.isArray(body.generation_devices)) checkDevices(body.generation_devices);
      if (body.image_subfolder_strategy !== undefined) keepImageFolders(database, settings);
      settings.update(body);
      return json(settings.read());
    }),

    operation('GET /api/v1/app/logging', { access: 'admin' }, () => json(logLevel)),

    operation('POST /api/v1/app/logging', { access: 'admin', body: whole(readLogLevel) }, ({ body }) => {
      logLevel = body;
      return json(logLevel);
    }),
  ];
}

/** The server has a CPU and nothing else. */
function checkDevices(devices: readonly string[]): void {
  for (const device of devices) {
    const [kind = ''] = device.split(':');
    if (kind === 'cpu') continue;
    const reason = kind === 'mps' ? 'MPS is not available' : `no ${kind.toUpperCase()} device is available`;
    throw new HttpException(422, `generation_devices requested '${device}', but ${reason}.`);
  }
}
