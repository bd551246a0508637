import { type Operation, operation } from '../../http/operation.js';
import { internalServerError, json } from '../../http/response.js';
import { embedded } from '../../validation/body.js';
import { optional, required } from '../../validation/field.js';
import { string } from '../../validation/string.js';

const access = 'admin';

/** What a server says that has no token, and that cannot reach Hugging Face to check a new one. */
const NO_TOKEN = 'invalid';

/** The operations of a server that is offline, as the sandbox always is. */
export const huggingFaceOperations = (): Operation[] => [
  operation('GET /api/v2/models/hf_login', { access }, () => json(NO_TOKEN)),

  operation('POST /api/v2/models/hf_login', { access, body: embedded({ token: required(string()) }) }, () =>
    json(NO_TOKEN),
  ),

  operation('DELETE /api/v2/models/hf_login', { access }, () => json(NO_TOKEN)),

  operation('GET /api/v2/models/hugging_face', { access, query: { hugging_face_repo: optional(string()) } }, () =>
    internalServerError(),
  ),
];
