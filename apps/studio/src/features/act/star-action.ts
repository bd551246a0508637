import type { Client } from '../../app/client.js';
import { currentMessages } from '../../i18n/messages.js';
import type { Action, ActionReport, ActionRun } from './action.js';
import { actionMessages } from './action-messages.js';
import { byKind, inChunks } from './in-chunks.js';

/** Returns the action that stars items, or removes their stars. Undone, only those are changed back that it changed. */
export function starAction(client: Client, names: readonly string[], isStarred: boolean): Action {
  const texts = currentMessages(actionMessages);
  const { images, videos } = byKind(names);
  return {
    title: isStarred ? texts.star : texts.unstar,
    plan: async () => ({
      lines: [texts.stars(names.length)],
      confirm: isStarred ? texts.starCount(names.length) : texts.unstarCount(names.length),
    }),
    async run(options): Promise<ActionReport> {
      const before = await unlikeNames(client, images, { isStarred, options });
      const { images: repository } = client.repositories;
      const results = await inChunks(
        images,
        async (chunk, signal) => {
          if (isStarred) return repository.starMany(chunk, { signal });
          return repository.unstarMany(chunk, { signal });
        },
        options,
      );
      const loaded = (await client.load()).repositories;
      for (const name of videos) await loaded.videos.update(name, { starred: isStarred }, options);
      const failed = results.flatMap(({ failed_images }) => failed_images);
      return {
        lines: [
          texts.starred(names.length - failed.length),
          ...(failed.length > 0 ? [texts.failed(failed.length)] : []),
        ],
        retry: failed.length > 0 ? starAction(client, failed, isStarred) : undefined,
        undo: before.length > 0 ? starAction(client, before, !isStarred) : undefined,
      };
    },
  };
}

interface Wanted {
  readonly isStarred: boolean;
  readonly options: ActionRun;
}

/** Returns the names of the images that are not yet as wanted. */
async function unlikeNames(
  client: Client,
  names: readonly string[],
  { isStarred, options }: Wanted,
): Promise<string[]> {
  const silent = { ...options, onProgress: () => {} };
  const read = (chunk: readonly string[], signal: AbortSignal) => client.repositories.images.getMany(chunk, { signal });
  const images = (await inChunks(names, read, silent)).flat();
  return images.filter(({ starred }) => starred !== isStarred).map(({ image_name }) => image_name);
}
