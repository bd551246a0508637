import { queryOptions } from '@tanstack/react-query';

import type { Client } from '../../app/client.js';
import { isVideo } from '../../app/media-url.js';

/** What is known about an image or a video, besides its metadata. */
export interface ItemRecord {
  /** Pixels. */
  readonly width: number;
  /** Pixels. */
  readonly height: number;
  readonly created_at: string;
  /** Seconds, of a video. */
  readonly duration?: number | null | undefined;
}

/** Returns what reads an item. The code for videos is loaded with the first of them. */
const readerOf = async (client: Client, name: string) =>
  isVideo(name) ? (await client.load()).repositories.videos : client.repositories.images;

/** The record of an image or a video. */
export const recordQuery = (client: Client, name: string) =>
  queryOptions({
    queryKey: ['item', name],
    queryFn: async ({ signal }): Promise<ItemRecord> => (await readerOf(client, name)).get(name, { signal }),
  });

/** Its metadata, without entries where it has none. */
export const metadataQuery = (client: Client, name: string) =>
  queryOptions({
    queryKey: ['metadata', name],
    queryFn: async ({ signal }) => (await (await readerOf(client, name)).metadata(name, { signal })) ?? {},
  });

/** The workflow and the graph that it was made with. */
export const embeddedQuery = (client: Client, name: string) =>
  queryOptions({
    queryKey: ['embedded', name],
    queryFn: async ({ signal }) => (await readerOf(client, name)).workflow(name, { signal }),
  });
