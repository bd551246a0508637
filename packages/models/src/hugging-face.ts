import * as z from 'zod';

import { openEnum, tolerantObject } from './internal/tolerant.js';

/**
 * The server's token of Hugging Face: `valid`; `invalid`, which means that there is none; or `unknown`, which means that
 * there is one that Hugging Face refused, or that could not be reached to ask.
 */
export const HuggingFaceTokenStatus = openEnum(['valid', 'invalid', 'unknown']);
export type HuggingFaceTokenStatus = z.infer<typeof HuggingFaceTokenStatus>;

/** What a repository of Hugging Face holds. */
export const HuggingFaceModels = tolerantObject({
  /** The URLs of its model files that are installed one by one; `null` when there is none. */
  urls: z.array(z.string()).nullable(),
  /** Whether the repository as a whole is a model, to be installed by its id. */
  is_diffusers: z.boolean(),
});
export interface HuggingFaceModels extends z.infer<typeof HuggingFaceModels> {}

/** A token of Hugging Face. */
export const HuggingFaceLogin = z.strictObject({
  /** It begins with `hf_`. */
  token: z.string().min(1),
});
export interface HuggingFaceLogin extends z.infer<typeof HuggingFaceLogin> {}

/** The id of a repository, such as `owner/name`. */
export const HuggingFaceRepositoryId = z
  .string()
  .regex(/^[^/:\s]+\/[^/:\s]+$/, 'must be the id of a repository, such as "owner/name"');
export type HuggingFaceRepositoryId = z.infer<typeof HuggingFaceRepositoryId>;
