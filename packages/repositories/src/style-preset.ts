import { StylePreset, StylePresetList } from '@x/models/style-preset';
import type { FileSource } from '@x/transport/file';
import type { RequestOptions, TransferOptions } from '@x/transport/options';
import type { Transport } from '@x/transport/transport';
import { about } from './internal/about.js';
import { withTrueType } from './internal/image/true-type.js';
import { rows } from './internal/list/rows.js';
import { isFound, unlessMissing } from './internal/missing.js';
import { nothing } from './internal/nothing.js';
import type { NewStylePreset, StylePresetReplacement } from './internal/style-preset/input.js';
import { identified, importFile, presetForm, presetOf, replacementForm } from './internal/style-preset/request.js';
import type { ListOptions } from './options.js';

export type { NewStylePreset, StylePresetReplacement };

/** Style presets: texts around a prompt, with an image that shows their effect. */
export class StylePresetRepository {
  readonly #transport: Transport;

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  /** Returns one style preset. The ids of those of type `default` change when the server starts. */
  get(id: string, options?: RequestOptions): Promise<StylePreset> {
    const route = 'GET /api/v1/style_presets/i/{style_preset_id}';
    return this.#transport.json(route, about(StylePreset, { id }), identified(id, options));
  }

  /** Returns one style preset, or `undefined`. */
  find(id: string, options?: RequestOptions): Promise<StylePreset | undefined> {
    return unlessMissing(this.get(id, options));
  }

  /** Returns whether a style preset exists. */
  exists(id: string, options?: RequestOptions): Promise<boolean> {
    return isFound(this.get(id, options));
  }

  /** Yields the style presets of the user, of the server and the public ones, by name; for an administrator, all. */
  async *list(listOptions?: ListOptions): AsyncGenerator<StylePreset> {
    const { onInvalid, ...options } = listOptions ?? {};
    const schema = rows(StylePresetList, StylePreset, onInvalid);
    yield* await this.#transport.json('GET /api/v1/style_presets/', schema, { ...options });
  }

  /**
   * Creates a style preset. Names need not be unique. Not repeated after a lost response. An image that cannot be
   * decoded is a `ServerError`, although the preset was created, without it.
   */
  async create(input: NewStylePreset, options?: TransferOptions): Promise<StylePreset> {
    const form = presetForm(input);
    return this.#transport.json('POST /api/v1/style_presets/', about(StylePreset, presetOf(input)), {
      form,
      ...options,
    });
  }

  /**
   * Replaces all of a style preset, its image included. Read `type` first: for one of the server's own, `null` for an
   * image deletes the file in the installation.
   */
  async update(id: string, input: StylePresetReplacement, options?: TransferOptions): Promise<StylePreset> {
    const form = replacementForm(input);
    const schema = about(StylePreset, { ...presetOf(input), id });
    return this.#transport.json('PATCH /api/v1/style_presets/i/{style_preset_id}', schema, {
      ...identified(id, options),
      form,
    });
  }

  /**
   * Deletes a style preset and its image for good. Read `type` first: one of the server's own is created again when the
   * server starts, without the image.
   */
  delete(id: string, options?: RequestOptions): Promise<void> {
    const route = 'DELETE /api/v1/style_presets/i/{style_preset_id}';
    return this.#transport.json(route, nothing, identified(id, options));
  }

  /**
   * Returns the image, a WebP of at most 256 × 256 pixels, or the picture of a preset of the server. Rejects with a
   * `ServerError` when `image` of the preset is `null`.
   */
  async image(id: string, options?: RequestOptions): Promise<Blob> {
    const route = 'GET /api/v1/style_presets/i/{style_preset_id}/image';
    return withTrueType(await this.#transport.blob(route, identified(id, options)));
  }

  /** Returns the style presets of all users as a CSV file, without images. For administrators. */
  export(options?: RequestOptions): Promise<Blob> {
    return this.#transport.blob('GET /api/v1/style_presets/export', { ...options });
  }

  /**
   * Creates the style presets of a CSV or JSON file, all or none. For administrators. Presets that exist are created
   * again. A row has a `name`, a `prompt` or `positive_prompt`, and a `negative_prompt`; CSV has no other column, and in
   * each a value, maybe an empty one.
   */
  async import(file: FileSource, options?: TransferOptions): Promise<void> {
    const form = { file: importFile(file) };
    return this.#transport.json('POST /api/v1/style_presets/import', nothing, { form, ...options });
  }
}
