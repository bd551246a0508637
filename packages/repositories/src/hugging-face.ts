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

  /**
   * Gives the server a token, and returns its status. A token that Hugging Face refuses is not kept: an earlier one
   * remains, so `valid` may be the status of that one.
   */
  async login(input: HuggingFaceLogin, options?: RequestOptions): Promise<HuggingFaceTokenStatus> {
    const body = check('input', HuggingFaceLogin, input);
    return this.#transport.json('POST /api/v2/models/hf_login', HuggingFaceTokenStatus, { body, ...options });
  }

  /** Deletes the server's token, also for other programs of its user on its machine. `invalid` means that it has none. */
  logout(options?: RequestOptions): Promise<HuggingFaceTokenStatus> {
    return this.#transport.json('DELETE /api/v2/models/hf_login', HuggingFaceTokenStatus, { ...options });
  }

  /**
   * Returns what a repository holds, to choose what to install. Rejects with an `HttpError` of status 400 when there is
   * no such repository, and of status 500 when the server is offline.
   */
  async models(repository: string, options?: RequestOptions): Promise<HuggingFaceModels> {
    const hugging_face_repo = check('repository', HuggingFaceRepositoryId, repository);
    return this.#transport.json('GET /api/v2/models/hugging_face', HuggingFaceModels, {
      query: { hugging_face_repo },
      ...options,
    });
  }
}
