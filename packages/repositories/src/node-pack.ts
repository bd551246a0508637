import {
  DeleteNodePackResult,
  InstallNodePackResult,
  type NodePack,
  NodePackInput,
  NodePackList,
  ReloadNodePacksResult,
} from '@x/models/node-pack';
import type { RequestOptions } from '@x/transport/options';
import type { Transport } from '@x/transport/transport';
import { NodePackError } from './errors.js';
import { about } from './internal/about.js';
import { check } from './internal/check.js';
import { since } from './internal/since.js';

/** Packs of custom nodes. For administrators: their code runs in the server. @since InvokeAI 6.13 */
export class NodePackRepository {
  readonly #transport: Transport;

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  /** Yields the packs that are installed, by name. */
  async *list(options?: RequestOptions): AsyncGenerator<NodePack> {
    const request = { ...options, since: since.nodePacks };
    yield* (await this.#transport.json('GET /api/v2/custom_nodes/', NodePackList, request)).node_packs;
  }

  /** Returns the folder of the packs on the server's machine. */
  async folder(options?: RequestOptions): Promise<string> {
    const request = { ...options, since: since.nodePacks };
    return (await this.#transport.json('GET /api/v2/custom_nodes/', NodePackList, request)).custom_nodes_path;
  }

  /**
   * Installs a pack with `git clone`, and imports its workflows. Its code runs in the server at once. Python packages
   * that it needs are not installed: the result says where it lists them. Cloning may take two minutes: pass a
   * `timeout`. Rejects with a `NodePackError` when it was not installed, such as because it already is.
   */
  async install(input: NodePackInput, options?: RequestOptions): Promise<InstallNodePackResult> {
    const body = check('input', NodePackInput, input);
    const result = await this.#transport.json('POST /api/v2/custom_nodes/install', InstallNodePackResult, {
      body,
      ...options,
      since: since.nodePacks,
    });
    return expectSuccess(body.source, result);
  }

  /**
   * Deletes a pack and the workflows imported with it. Rejects with a `NodePackError` when there is none. Items of the
   * queue that use its nodes can no longer be read, and block the queue: cancel them before.
   */
  async delete(name: string, options?: RequestOptions): Promise<DeleteNodePackResult> {
    const schema = about(DeleteNodePackResult, { name });
    const result = await this.#transport.json('DELETE /api/v2/custom_nodes/{pack_name}', schema, {
      path: { pack_name: name },
      ...options,
      since: since.nodePacks,
    });
    return expectSuccess(name, result);
  }

  /** Loads packs that were put into the folder by other means. Those already loaded stay as they are. */
  reload(options?: RequestOptions): Promise<ReloadNodePacksResult> {
    return this.#transport.json('POST /api/v2/custom_nodes/reload', ReloadNodePacksResult, {
      ...options,
      since: since.nodePacks,
    });
  }
}

/** Returns the result. Throws when it says that nothing was done. */
function expectSuccess<R extends InstallNodePackResult | DeleteNodePackResult>(subject: string, result: R): R {
  if (!result.success) throw new NodePackError(subject, result.message);
  return result;
}
