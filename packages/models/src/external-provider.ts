import * as z from 'zod';

import { tolerantObject } from './internal/tolerant.js';

/** Whether a provider of external models can be used. */
export const ExternalProviderStatus = tolerantObject({
  /** Such as `alibabacloud`, `gemini`, `openai` or `seedream`. */
  provider_id: z.string(),
  /** Whether an API key is set. It need not be valid. */
  configured: z.boolean(),
  /** What is wrong, for people. */
  message: z.string().nullable().default(null),
});
export interface ExternalProviderStatus extends z.infer<typeof ExternalProviderStatus> {}

/** The status of each provider, sorted by id. */
export const ExternalProviderStatusList = z.array(ExternalProviderStatus);

/** The settings of a provider of external models. The server never returns the API key. */
export const ExternalProviderConfig = tolerantObject({
  /** Such as `openai`. */
  provider_id: z.string(),
  /** Whether an API key is set. */
  api_key_configured: z.boolean(),
  /** The address of the provider, if it is not the usual one. */
  base_url: z.string().nullable().default(null),
});
export interface ExternalProviderConfig extends z.infer<typeof ExternalProviderConfig> {}

/** The settings of each provider, sorted by id. */
export const ExternalProviderConfigList = z.array(ExternalProviderConfig);

/** Changes to the settings of a provider, at least one. The server trims both. */
export const ExternalProviderChanges = z
  .strictObject({
    /** Empty or blank text removes the key, and with it the models of the provider. */
    api_key: z.string().optional(),
    /** Empty or blank text restores the usual address. */
    base_url: z.string().optional(),
  })
  .refine(
    ({ api_key, base_url }) => api_key !== undefined || base_url !== undefined,
    'must hold an API key or address',
  );
export interface ExternalProviderChanges extends z.infer<typeof ExternalProviderChanges> {}
