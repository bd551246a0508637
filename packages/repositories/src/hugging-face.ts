import {
  HuggingFaceLogin,
  HuggingFaceModels,
  HuggingFaceRepositoryId,
  HuggingFaceTokenStatus,
} from '@x/models/hugging-face';
import type { RequestOptions } from '@x/transport/options';
import type { Transport } from '@x/transport/transport';
import { check } from './internal/check.js';

/** The server's access to Hugging Face. For administrators. */
export class HuggingFaceRepository {
  readonly #transport: Transport;

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  /** Returns whether the server has a token, and whether it is valid. The server asks Hugging Face. */
  tokenStatus(options?: RequestOptions): Promise<HuggingFaceTokenStatus> {
    return this.#transport.json('GET /api/v2/models/hf_login', HuggingFaceTokenStatus, { ...options });
  }

  /** Gives the server a token and returns its status. A refused one is not kept: `valid` may mean an earlier one. */
  async login(input: HuggingFaceLogin, options?: RequestOptions): Promise<HuggingFaceTokenStatus> {
    const body = check('input', HuggingFaceLogin, input);
    return this.#transport.json('POST /api/v2/models/hf_login', HuggingFaceTokenStatus, { body, ...options });
  }

  /** Deletes the server's token, also for other programs of its user on its machine. `invalid` means that it has none. */
  logout(options?: RequestOptions): Promise<HuggingFaceTokenStatus> {
    return this.#transport.json('DELETE /api/v2/models/hf_login', HuggingFaceTokenStatus, { ...options });
  }

  /** Returns what can be installed of a repository. An unknown one is status 400, an offline server returns 500. */
  async models(repository: string, options?: RequestOptions): Promise<HuggingFaceModels> {
    const hugging_face_repo = check('repository', HuggingFaceRepositoryId, repository);
    return this.#transport.json('GET /api/v2/models/hugging_face', HuggingFaceModels, {
      query: { hugging_face_repo },
      ...options,
    });
  }
}
