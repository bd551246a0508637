import type { SandboxState } from '../../engine/sandbox-state.js';
import { type Operation, operation } from '../../http/operation.js';
import { direction } from '../../http/parameters.js';
import { json, noContent } from '../../http/response.js';
import { getModel, listModels, modelOrders, removeModel } from '../../records/model/model.js';
import { modelChanges } from '../../records/model/model-changes.js';
import { updateModel } from '../../records/model/model-update.js';
import { toModelResponse } from '../../records/model/model-url.js';
import { modelBase, modelFormat, modelType } from '../../records/model/model-words.js';
import { hasModelFiles, removeModelFiles } from '../../storage/model-folder.js';
import { whole } from '../../validation/body.js';
import { choice } from '../../validation/choice.js';
import { fallback, optional, repeated, required } from '../../validation/field.js';
import { HttpException } from '../../validation/http-exception.js';
import { string } from '../../validation/string.js';
import { each, keyList } from './each.js';
import { modelIdentifyOperations } from './identify-operations.js';
import { modelImageOperations } from './image-operations.js';

const listQuery = {
  base_models: repeated(modelBase),
  model_type: optional(modelType),
  model_name: optional(string()),
  model_format: optional(modelFormat),
  order_by: fallback(choice(modelOrders), 'name'),
  direction: fallback(direction, 'ASC'),
};

export function modelOperations(state: SandboxState): Operation[] {
  const { database, modelFolder } = state;

  /** Deletes the record of a model, and its files if they are in the folder of the server. Throws when it is unknown. */
  const remove = (key: string) => {
    const { path } = getModel(database, key);
    removeModelFiles(modelFolder, String(path));
    removeModel(database, key);
  };

  return [
    operation('GET /api/v2/models/', { query: listQuery }, ({ query }) => {
      const { base_models = [], model_type: type, model_name: name, model_format: format, order_by, direction } = query;
      const bases = base_models.length > 0 ? base_models : [undefined];
      // Several bases are one list after another.
      const found = bases.flatMap((base) => listModels(database, { base, type, name, format, order_by, direction }));
      return json({ models: found.map((config) => toModelResponse(state, config)) });
    }),

    operation('GET /api/v2/models/missing', {}, () => {
      const models = listModels(database).filter(
        (config) => config['base'] !== 'external' && !hasModelFiles(modelFolder, String(config['path'])),
      );
      return json({ models });
    }),

    operation(
      'GET /api/v2/models/get_by_attrs',
      { query: { name: required(string()), type: required(modelType), base: required(modelBase) } },
      ({ query }) => {
        const [first] = listModels(database, query);
        if (!first) throw new HttpException(404, 'No model found with these attributes');
        return json(toModelResponse(state, first));
      },
    ),

    operation('GET /api/v2/models/get_by_hash', { query: { hash: required(string()) } }, ({ query }) => {
      const [first] = query.hash === '' ? [] : listModels(database, query);
      if (!first) throw new HttpException(404, 'No model found with this hash');
      return json(toModelResponse(state, first));
    }),

    operation('PATCH /api/v2/models/i/{key}', { access: 'admin', body: whole(modelChanges) }, ({ path, body }) => {
      if (body.key !== undefined && body.key !== path.key)
        throw new HttpException(422, "A model's key cannot be changed");
      return json(toModelResponse(state, updateModel(state, path.key, body)));
    }),

    operation('DELETE /api/v2/models/i/{key}', { access: 'admin' }, ({ path }) => {
      remove(path.key);
      return noContent();
    }),

    operation('POST /api/v2/models/i/bulk_delete', { access: 'admin', body: whole(keyList) }, ({ body }) => {
      const { done, failed } = each(body.keys, remove);
      return json({ deleted: done, failed });
    }),

    operation('GET /api/v2/models/i/{key}', {}, ({ path }) =>
      json(toModelResponse(state, getModel(database, path.key))),
    ),

    ...modelIdentifyOperations(state),
    ...modelImageOperations(state),
  ];
}
