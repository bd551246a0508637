import * as z from 'zod';

import { openEnum, tolerantObject } from './internal/tolerant.js';

/** `default` presets belong to the server, which creates them anew, with other ids, each time it starts. */
export const StylePresetType = openEnum(['user', 'default']);
export type StylePresetType = z.infer<typeof StylePresetType>;

/** Texts around a prompt. */
export const StylePreset = tolerantObject({
  /** A UUID. That of a `default` preset changes when the server starts: find those by their name. */
  id: z.string(),
  /** It may be empty, and several presets may have the same. */
  name: z.string(),
  /** The texts. */
  preset_data: tolerantObject({
    /** `{prompt}` in it is replaced by the prompt; without it the text is added to the prompt. */
    positive_prompt: z.string(),
    /** As `positive_prompt`, for what the image should not show. */
    negative_prompt: z.string(),
  }),
  /** Of the user, or of the server. */
  type: StylePresetType,
  /** Whether all users see it. `false` before 6.13, which omits it. */
  is_public: z.boolean().default(false),
  /** The owner. `system` before 6.13, which has a single user. */
  user_id: z.string().default('system'),
  /** Relative, without a leading slash; ends in a text that is another each time. `null` without an image. */
  image: z.string().nullable(),
});
export interface StylePreset extends z.infer<typeof StylePreset> {}

/** All style presets that the user can read. */
export const StylePresetList = z.array(StylePreset);

/** The texts of a style preset, and who sees it. */
export const StylePresetInput = z.strictObject({
  /** It may be empty, and it may be taken. */
  name: z.string(),
  /** `{prompt}` in it is replaced by the prompt. */
  positive_prompt: z.string(),
  /** As `positive_prompt`, for what the image should not show. */
  negative_prompt: z.string(),
  /** Whether all users see it. @default false @since InvokeAI 6.13 */
  is_public: z.boolean().optional(),
});
export interface StylePresetInput extends z.infer<typeof StylePresetInput> {}
