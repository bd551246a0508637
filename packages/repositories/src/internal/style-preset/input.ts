import type { StylePresetInput } from '@x/models/style-preset';
import type { FileSource } from '@x/transport/file';

/** A new style preset. */
export interface NewStylePreset extends StylePresetInput {
  /** The server reduces it to 256 × 256 pixels. */
  readonly image?: FileSource | undefined;
}

/** All of a style preset: an update replaces it, what is left out included. */
export interface StylePresetReplacement extends StylePresetInput {
  /** Whether all users see it. Required: without, the server would no longer share it. */
  readonly is_public: boolean;
  /** `null` deletes the current one; so would the server without any. To keep it, pass what `image` returns. */
  readonly image: FileSource | null;
}
