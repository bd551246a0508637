import type { SandboxState } from '../../engine/sandbox-state.js';
import { type Operation, operation } from '../../http/operation.js';
import { json } from '../../http/response.js';
import { clientStateStore } from '../../records/client-state.js';
import { whole } from '../../validation/body.js';
import { required } from '../../validation/field.js';
import { HttpException } from '../../validation/http-exception.js';
import { string } from '../../validation/string.js';

const query = { key: required(string()) };

/** The queue in the path is ignored. */
export function clientStateOperations({ database, clock }: SandboxState): Operation[] {
  const store = clientStateStore(database, clock);
  return [
    operation('GET /api/v1/client_state/{queue_id}/get_by_key', { query }, ({ query, user }) =>
      json(store.find(user.user_id, query.key)),
    ),

    operation(
      'POST /api/v1/client_state/{queue_id}/set_by_key',
      { query, body: whole(string()) },
      ({ query, body, user }) => {
        if (!body.isWellFormed()) throw new HttpException(500, 'Error setting client state');
        store.set(user.user_id, query.key, body);
        return json(body);
      },
    ),

    operation(
      'GET /api/v1/client_state/{queue_id}/get_keys_by_prefix',
      { query: { prefix: required(string()) } },
      ({ query, user }) => json(store.keys(user.user_id, query.prefix)),
    ),

    operation('POST /api/v1/client_state/{queue_id}/delete_by_key', { query }, ({ query, user }) => {
      store.delete(user.user_id, query.key);
      return json(null);
    }),

    operation('POST /api/v1/client_state/{queue_id}/delete', {}, ({ user }) => {
      store.deleteAll(user.user_id);
      return json(null);
    }),
  ];
}
