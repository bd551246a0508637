import {
  ExternalProviderChanges,
  ExternalProviderConfig,
  ExternalProviderConfigList,
  type ExternalProviderStatus,
  ExternalProviderStatusList,
} from '@x/models/external-provider';
import type { RequestOptions } from '@x/transport/options';
import type { Transport } from '@x/transport/transport';
import { about } from './internal/about.js';
import { check } from './internal/check.js';
import { since } from './internal/since.js';

/** Providers of models that run elsewhere, as `openai`. For administrators, except `statuses`. @since InvokeAI 6.13 */
export class ExternalProviderRepository {
  readonly #transport: Transport;

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  /** Returns for each provider whether it can be used. */
  statuses(options?: RequestOptions): Promise<ExternalProviderStatus[]> {
    const request = { since: since.externalProviders, ...options };
    return this.#transport.json('GET /api/v1/app/external_providers/status', ExternalProviderStatusList, request);
  }

  /** Returns the settings of each provider. */
  configs(options?: RequestOptions): Promise<ExternalProviderConfig[]> {
    const request = { since: since.externalProviders, ...options };
    return this.#transport.json('GET /api/v1/app/external_providers/config', ExternalProviderConfigList, request);
  }

  /** Changes the settings of a provider and returns them. Without an API key its models are uninstalled. */
  async update(
    id: string,
    changes: ExternalProviderChanges,
    options?: RequestOptions,
  ): Promise<ExternalProviderConfig> {
    const body = check('changes', ExternalProviderChanges, changes);
    const { api_key: key, base_url: url } = body;
    const schema = about(ExternalProviderConfig, {
      provider_id: id,
      api_key_configured: key === undefined ? undefined : key.trim() !== '',
      base_url: url === undefined ? undefined : url.trim() || null,
    });
    return this.#transport.json('POST /api/v1/app/external_providers/config/{provider_id}', schema, {
      path: { provider_id: id },
      body,
      since: since.externalProviders,
      ...options,
    });
  }

  /** Removes the API key and the address of a provider, uninstalls its models, and returns its settings. */
  reset(id: string, options?: RequestOptions): Promise<ExternalProviderConfig> {
    const schema = about(ExternalProviderConfig, { provider_id: id, api_key_configured: false, base_url: null });
    return this.#transport.json('DELETE /api/v1/app/external_providers/config/{provider_id}', schema, {
      path: { provider_id: id },
      since: since.externalProviders,
      ...options,
    });
  }
}
