import type { StylePresetInput } from '@x/models/style-preset';
import type { FileSource } from '@x/transport/file';

/** A new style preset. */
export interface NewStylePreset extends StylePresetInput {
  /** The server reduces it to 256 × 256 pixels. */
  readonly image?: FileSource | undefined;
}

/** All of a style preset: an update replaces it, what is left out included. */
export interface StylePresetReplacement extends StylePresetInput {
  /** Whether all users see it. Required, because the server would no longer share it without. */
  readonly is_public: boolean;
  /**
   * The new image, or `null` to delete the current one. Required, because the server deletes it without. To keep it, pass
   * what `image` returns.
   */
  readonly image: FileSource | null;
}
