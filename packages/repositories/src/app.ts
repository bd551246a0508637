import { AppVersion, OpenApi } from '@x/models/app';
import type { RequestOptions } from '@x/transport/options';
import type { Transport } from '@x/transport/transport';

/** Reads facts about the server itself. */
export type AppReader = Pick<AppRepository, 'openApi' | 'version'>;

/** The server itself. */
export class AppRepository {
  readonly #transport: Transport;

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  /** Returns the server's release. */
  version(options?: RequestOptions): Promise<AppVersion> {
    return this.#transport.json('GET /api/v1/app/version', AppVersion, { ...options });
  }

  /** Returns the OpenAPI document of the server, 1 to 3 MB. */
  openApi(options?: RequestOptions): Promise<OpenApi> {
    return this.#transport.json('GET /openapi.json', OpenApi, { ...options });
  }
}
