import { type Font, FontList } from '@x/models/font';
import type { RequestOptions } from '@x/transport/options';
import type { Transport } from '@x/transport/transport';
import { since } from './internal/since.js';

/** Fonts that somebody put into the server's folder of fonts. @since InvokeAI 6.14.2 */
export class FontRepository {
  readonly #transport: Transport;

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  /** Yields all fonts by family. The server reads each file for it. */
  async *list(options?: RequestOptions): AsyncGenerator<Font> {
    const request = { since: since.fonts, ...options };
    yield* (await this.#transport.json('GET /api/v1/utilities/fonts', FontList, request)).fonts;
  }

  /** Returns the file of a face by its `path`: TrueType, OpenType, WOFF or WOFF2. */
  file(path: string, options?: RequestOptions): Promise<Blob> {
    return this.#transport.blob('GET /api/v1/utilities/fonts/{font_path}', {
      path: { font_path: path },
      since: since.fonts,
      ...options,
    });
  }
}
