import type { SandboxState } from '../../engine/sandbox-state.js';
import { type Operation, operation } from '../../http/operation.js';
import { json } from '../../http/response.js';
import { findModel, getModel, replaceModel } from '../../records/model/model.js';
import type { ModelFields } from '../../records/model/model-config.js';
import { newRecord } from '../../records/model/model-config.js';
import { probeModel } from '../../records/model/probe-model.js';
import { hasModelFiles, modelPath } from '../../storage/model-folder.js';
import { whole } from '../../validation/body.js';
import { HttpException } from '../../validation/http-exception.js';
import { each, keyList } from './each.js';

/** The operations that read the files of a model again. */
export function modelIdentifyOperations(state: SandboxState): Operation[] {
  const { database, modelFolder } = state;

  const reidentify = (key: string): ModelFields => {
    const { path, name, description, source, source_type, trigger_phrases } = getModel(database, key);
    const place = modelPath(modelFolder, String(path));
    if (!hasModelFiles(modelFolder, String(path))) throw new Error(`[Errno 2] No such file or directory: '${place}'`);
    const kept = { key, path, name, description, source, source_type };
    const config = newRecord({
      ...probeModel(place),
      ...kept,
      ...(trigger_phrases !== undefined && { trigger_phrases }),
    });
    replaceModel(state, key, config);
    return config;
  };

  return [
    operation('POST /api/v2/models/i/{key}/reidentify', { access: 'admin' }, ({ path }) => json(reidentify(path.key))),

    operation('POST /api/v2/models/i/bulk_reidentify', { access: 'admin', body: whole(keyList) }, ({ body }) => {
      const { done, failed } = each(body.keys, reidentify);
      return json({ succeeded: done, failed });
    }),

    operation('PUT /api/v2/models/convert/{key}', { access: 'admin' }, ({ path: { key } }) => {
      const found = findModel(database, key);
      if (!found) throw new HttpException(424, 'model not found');
      const { type, format, base } = found;
      const isStableDiffusion = ['sd-1', 'sd-2', 'sdxl', 'sdxl-refiner'].includes(String(base));
      if (type !== 'main' || format !== 'checkpoint' || !isStableDiffusion)
        throw new HttpException(400, `The model with key ${key} is not a main SD 1/2/XL checkpoint model.`);
      throw new HttpException(
        501,
        'Not implemented by the sandbox: it cannot read the weights of a model to convert it',
      );
    }),
  ];
}
