import type { Image } from '@x/models/image';
import type { GalleryQuery } from '@x/repositories/gallery';
import type { Client } from '@x/resources/client';
import { type GalleryFilter, parseFilter } from '@x/services/filter';
import { InputError } from '@x/transport/errors';

import { command } from '../../command/command.js';
import type { Context } from '../../command/context.js';
import { listing } from '../../command/flags.js';
import { UsageError } from '../../error/cli-error.js';
import { boardId } from '../../find/board.js';
import { selecting, toQuery } from '../../find/selection.js';
import { IMAGE_COLUMNS, IMAGE_FIELDS } from '../../view/image.js';

/** `invoke images list` */
export const list = command({
  kind: 'read',
  summary: 'Lists images, favorites first, then the newest',
  details:
    'Columns: name, size, star, category, created, board. Videos are not listed. --where takes words, which are searched, and the conditions board: kind: starred: date: width: height: model: lora: seed: sampler: as the studio does. What metadata says takes a request for each image.',
  examples: [
    { line: 'images list --board Landscapes', about: 'What is on a board' },
    { line: 'images list --board none --limit 10 --json=image_name,width', about: 'Two fields of ten images' },
    { line: 'images list --where "kind:images width:>=512 date:>=2026"', about: 'Large images since a year began' },
  ],
  flags: {
    ...listing,
    ...selecting,
    where: {
      type: 'text',
      placeholder: 'FILTER',
      about: 'those that match a filter, such as "model:flux date:2026-11"',
    },
    limit: { type: 'count', placeholder: 'N', about: 'print at most so many' },
  },
  args: {},
  fields: IMAGE_FIELDS,
  async run({ flags }, context) {
    const client = await context.connect();
    const query = await toQuery(flags, client, context);
    const { where, limit = Number.POSITIVE_INFINITY } = flags;
    const { signal } = context;
    const windowSize = Math.max(1, Math.min(1_000, limit));
    const images =
      where === undefined
        ? client.services.gallery.list(query, { signal, windowSize })
        : findImages(filterOf(where), { query, client, context });
    const rows = [];
    if (limit > 0) {
      for await (const image of images) {
        rows.push(image);
        if (rows.length >= limit) break;
      }
    }
    context.print.list({ rows, columns: IMAGE_COLUMNS, empty: 'no images' });
  },
});

interface Search {
  readonly query: GalleryQuery;
  readonly client: Client;
  readonly context: Context;
}

/** Yields the images that match a filter and a query. */
async function* findImages(filter: GalleryFilter, { query, client, context }: Search): AsyncGenerator<Image> {
  const { signal } = context;
  const board = filter.board === undefined ? {} : { board_id: await boardId(filter.board, client, context) };
  if (filter.text !== undefined && query.search_term !== undefined) {
    throw new UsageError('--search and the words of --where are both searched', { hint: 'Leave one of them out.' });
  }
  const all = { ...(filter.kind === undefined && { categories: undefined }), ...board, ...query };
  for await (const { names } of client.services.gallery.find(filter, all, { signal })) {
    const images = names.filter((name) => !name.endsWith('.mp4'));
    for (let start = 0; start < images.length; start += WINDOW) {
      yield* await client.repositories.images.getMany(images.slice(start, start + WINDOW), { signal });
    }
  }
}

const WINDOW = 200;

function filterOf(text: string): GalleryFilter {
  try {
    return parseFilter(text);
  } catch (error) {
    if (error instanceof InputError) throw new UsageError(`--where: ${error.message}`);
    throw error;
  }
}
