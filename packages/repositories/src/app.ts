import {
  AppDependencies,
  AppVersion,
  type GenerationDevice,
  GenerationDeviceList,
  LogLevel,
  OpenApi,
  PatchMatchStatus,
  RuntimeConfig,
  RuntimeConfigChanges,
} from '@x/models/app';
import type { RequestOptions } from '@x/transport/options';
import type { Transport } from '@x/transport/transport';
import { about, exactly } from './internal/about.js';
import { check } from './internal/check.js';
import { since } from './internal/since.js';

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

  /** Returns the versions of the server's Python packages. */
  dependencies(options?: RequestOptions): Promise<AppDependencies> {
    return this.#transport.json('GET /api/v1/app/app_deps', AppDependencies, { ...options });
  }

  /** Returns whether the server can infill images with PatchMatch. @since InvokeAI 6.9 */
  hasPatchMatch(options?: RequestOptions): Promise<boolean> {
    const request = { since: since.patchMatch, ...options };
    return this.#transport.json('GET /api/v1/app/patchmatch_status', PatchMatchStatus, request);
  }

  /** Returns the devices that can generate images. @since InvokeAI 6.14 */
  generationDevices(options?: RequestOptions): Promise<GenerationDevice[]> {
    const request = { since: since.generationDevices, ...options };
    return this.#transport.json('GET /api/v1/app/generation_device_options', GenerationDeviceList, request);
  }

  /** Returns the settings of the server. For administrators. */
  config(options?: RequestOptions): Promise<RuntimeConfig> {
    return this.#transport.json('GET /api/v1/app/runtime_config', RuntimeConfig, { ...options });
  }

  /** Changes settings of the server, in its file too, and returns all. For administrators. @since InvokeAI 6.13 */
  async updateConfig(changes: RuntimeConfigChanges, options?: RequestOptions): Promise<RuntimeConfig> {
    const body = check('changes', RuntimeConfigChanges, changes);
    return this.#transport.json('PATCH /api/v1/app/runtime_config', about(RuntimeConfig, { config: body }), {
      body,
      since: since.updateConfig,
      ...options,
    });
  }

  /** Returns how much the server logs. For administrators. */
  logLevel(options?: RequestOptions): Promise<LogLevel> {
    return this.#transport.json('GET /api/v1/app/logging', LogLevel, { ...options });
  }

  /** Changes how much the server logs until it ends. For administrators. */
  async setLogLevel(level: LogLevel, options?: RequestOptions): Promise<LogLevel> {
    const body = check('level', LogLevel, level);
    return this.#transport.json('POST /api/v1/app/logging', exactly(LogLevel, body), { body, ...options });
  }
}
