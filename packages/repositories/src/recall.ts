import { RecallInformation, RecallParameters, RecallResult } from '@x/models/recall';
import type { RequestOptions } from '@x/transport/options';
import type { Transport } from '@x/transport/transport';
import { about } from './internal/about.js';
import { check } from './internal/check.js';
import { since } from './internal/since.js';

const route = 'POST /api/v1/recall/{queue_id}';

/** Sends parameters to the server's own web app, which takes them over wherever it is open. @since InvokeAI 6.13 */
export class RecallRepository {
  readonly #transport: Transport;
  readonly #queueId: string;

  constructor(transport: Transport, queueId = 'default') {
    this.#transport = transport;
    this.#queueId = queueId;
  }

  /**
   * Sends parameters, and returns what the web app received. Models are named, not given by key; unknown names and
   * images are dropped silently.
   */
  async send(parameters: RecallParameters, options?: RequestOptions): Promise<RecallResult> {
    return this.#transport.json(route, this.#result(), this.#request(parameters, {}, options));
  }

  /** Sends parameters and clears all others in the web app. */
  async replace(parameters: RecallParameters, options?: RequestOptions): Promise<RecallResult> {
    return this.#transport.json(route, this.#result(), this.#request(parameters, { strict: true }, options));
  }

  /** Sends parameters. Their IP adapters and reference images are appended to those of the web app. */
  async append(parameters: RecallParameters, options?: RequestOptions): Promise<RecallResult> {
    return this.#transport.json(route, this.#result(), this.#request(parameters, { append: true }, options));
  }

  /**
   * Returns a text of the server, not the parameters: they are in the client state, as JSON with keys such as
   * `recall_steps`.
   *
   * @since InvokeAI 6.12
   */
  information(options?: RequestOptions): Promise<RecallInformation> {
    const queue_id = this.#queueId;
    return this.#transport.json('GET /api/v1/recall/{queue_id}', about(RecallInformation, { queue_id }), {
      path: { queue_id },
      since: since.recallInformation,
      ...options,
    });
  }

  /** A response without parameters names no queue. */
  #result() {
    return about(RecallResult, { queue_id: [this.#queueId, undefined] });
  }

  /** InvokeAI 6.12 has another operation of this route, which refuses these parameters. */
  #request(parameters: RecallParameters, query: object, options: RequestOptions | undefined) {
    const body = check('parameters', RecallParameters, parameters);
    return { path: { queue_id: this.#queueId }, query, body, since: since.recall, reusesRoute: true, ...options };
  }
}
