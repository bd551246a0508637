import type { Client } from '../../app/client.js';
import { currentMessages } from '../../i18n/messages.js';
import type { Action } from './action.js';
import { actionMessages } from './action-messages.js';
import { byKind, inChunks } from './in-chunks.js';

/** Returns the action that deletes items for good. The server keeps no copy. */
export function deleteAction(client: Client, names: readonly string[]): Action {
  const { repositories } = client;
  const texts = currentMessages(actionMessages);
  const { images, videos } = byKind(names);
  return {
    title: texts.delete,
    isFinal: true,
    plan: async () => ({ lines: [texts.deletes(names.length)], confirm: texts.deleteCount(names.length) }),
    async run(options) {
      const results = await inChunks(
        images,
        (chunk, signal) => repositories.images.deleteMany(chunk, { signal }),
        options,
      );
      const failed = results.flatMap(({ failed_images }) => failed_images);
      const loaded = (await client.load()).repositories;
      for (const name of videos) await loaded.videos.delete(name, { signal: options.signal });
      const deleted = results.flatMap(({ deleted_images }) => deleted_images).length + videos.length;
      const gone = names.length - deleted - failed.length;
      return {
        lines: [
          texts.deleted(deleted),
          ...(failed.length > 0 ? [texts.failed(failed.length)] : []),
          ...(gone > 0 ? [texts.gone(gone)] : []),
        ],
        retry: failed.length > 0 ? deleteAction(client, failed) : undefined,
      };
    },
  };
}
