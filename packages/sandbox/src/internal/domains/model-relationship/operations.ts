import type { SandboxState } from '../../engine/sandbox-state.js';
import { type Operation, operation } from '../../http/operation.js';
import { json, noContent } from '../../http/response.js';
import { textList } from '../../storage/database.js';
import { whole } from '../../validation/body.js';
import { HttpException } from '../../validation/http-exception.js';
import { list } from '../../validation/list.js';
import { must, object } from '../../validation/object.js';
import { string } from '../../validation/string.js';

const pair = whole(object({ model_key_1: must(string()), model_key_2: must(string()) }));
const done = () => noContent({ 'content-type': 'application/json' });

export function modelRelationshipOperations({ database }: SandboxState): Operation[] {
  const related = (keys: readonly string[]): string[] =>
    database
      .all<{ key: string }>(
        `select model_key_2 as key from model_relationships where model_key_1 in (select value from json_each(?1))
         union select model_key_1 from model_relationships where model_key_2 in (select value from json_each(?1))`,
        textList(keys),
      )
      .map(({ key }) => key);

  return [
    operation('GET /api/v1/model_relationships/i/{model_key}', {}, ({ path }) => json(related([path.model_key]))),

    operation('POST /api/v1/model_relationships/', { access: 'admin', body: pair }, ({ body }) => {
      const keys = [body.model_key_1, body.model_key_2].toSorted();
      if (keys[0] === keys[1]) throw new HttpException(400, 'Cannot relate a model to itself.');
      // A key that does not exist is a failure of the database, as on the server.
      database.run('insert or ignore into model_relationships (model_key_1, model_key_2) values (?, ?)', ...keys);
      return done();
    }),

    operation('DELETE /api/v1/model_relationships/', { access: 'admin', body: pair }, ({ body }) => {
      const keys = [body.model_key_1, body.model_key_2].toSorted();
      if (keys[0] === keys[1]) throw new HttpException(400, 'Cannot unlink a model from itself.');
      database.run('delete from model_relationships where model_key_1 = ? and model_key_2 = ?', ...keys);
      return done();
    }),

    operation(
      'POST /api/v1/model_relationships/batch',
      { body: whole(object({ model_keys: must(list(string())) })) },
      ({ body }) => json(related(body.model_keys)),
    ),
  ];
}
