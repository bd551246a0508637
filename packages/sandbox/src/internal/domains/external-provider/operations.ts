import type { SandboxState } from '../../engine/sandbox-state.js';
import { type Operation, operation } from '../../http/operation.js';
import { json } from '../../http/response.js';
import { settingsOf } from '../../records/settings.js';
import { model } from '../../validation/body.js';
import { optional } from '../../validation/field.js';
import { HttpException } from '../../validation/http-exception.js';
import { string } from '../../validation/string.js';

const PROVIDERS = ['alibabacloud', 'gemini', 'openai', 'seedream'] as const;

/** What the server shows instead of a key. The sandbox keeps no more of it. */
const MASK = '**********';

const changes = { api_key: optional(string()), base_url: optional(string()) };

export function externalProviderOperations({ database }: SandboxState): Operation[] {
  const settings = settingsOf(database);

  const configOf = (provider: (typeof PROVIDERS)[number]) => ({
    provider_id: provider,
    api_key_configured: settings.get(`external_${provider}_api_key`) !== null,
    base_url: settings.get(`external_${provider}_base_url`),
  });

  const find = (id: string) => {
    const provider = PROVIDERS.find((known) => known === id);
    if (provider === undefined) throw new HttpException(404, `Unknown external provider '${id}'`);
    return provider;
  };

  return [
    operation('GET /api/v1/app/external_providers/status', {}, () =>
      json(
        PROVIDERS.map(configOf).map(({ provider_id, api_key_configured }) => ({
          provider_id,
          configured: api_key_configured,
          message: null,
        })),
      ),
    ),

    operation('GET /api/v1/app/external_providers/config', { access: 'admin' }, () => json(PROVIDERS.map(configOf))),

    operation(
      'POST /api/v1/app/external_providers/config/{provider_id}',
      { access: 'admin', body: model(changes, { allowsExtras: true }) },
      ({ path, body: { api_key: key, base_url: url } }) => {
        const provider = find(path.provider_id);
        if (key === undefined && url === undefined) {
          throw new HttpException(400, 'No external provider config fields provided');
        }
        settings.update({
          ...(key !== undefined && { [`external_${provider}_api_key`]: key.trim() ? MASK : null }),
          ...(url !== undefined && { [`external_${provider}_base_url`]: url.trim() || null }),
        });
        return json(configOf(provider));
      },
    ),

    operation('DELETE /api/v1/app/external_providers/config/{provider_id}', { access: 'admin' }, ({ path }) => {
      const provider = find(path.provider_id);
      settings.update({ [`external_${provider}_api_key`]: null, [`external_${provider}_base_url`]: null });
      return json(configOf(provider));
    }),
  ];
}
