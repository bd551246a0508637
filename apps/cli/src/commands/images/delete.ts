import { carryOut } from '../../change/carry-out.js';
import type { Action } from '../../change/change.js';
import { planBatches } from '../../change/plans/batches.js';
import { kindOf } from '../../change/plans/item-kind.js';
import { command } from '../../command/command.js';
import { changing } from '../../command/flags.js';
import { existing } from '../../find/existing.js';
import { namesFrom } from '../../find/items.js';

/** `invoke images delete` */
export const deleteImages = command({
  kind: 'change',
  summary: 'Deletes images and videos for good',
  details: 'A name of - reads names from stdin, one a line, up to the first tab: what "images list" prints to a pipe.',
  examples: [
    { line: 'images delete IMAGE --dry-run', about: 'What would be deleted' },
    { line: 'images delete IMAGE --yes', about: 'One image, without being asked' },
  ],
  flags: changing,
  args: { images: { arity: 'many', about: 'names of images and videos, or -' } },
  run({ args, flags }, context) {
    const plan = async () => {
      const client = await context.connect();
      const { print, signal } = context;
      const { images, videos } = client.repositories;
      const { present, missing } = await existing(await namesFrom(args.images, context.host), client, { signal });
      if (missing.length > 0) print.note(`not there, so not deleted: ${missing.join(', ')}`);
      return planBatches(
        present.map((name): Action => ({ action: 'delete', kind: kindOf(name), name })),
        {
          image: async (batch, options) => {
            const { deleted_images: done, failed_images: failed } = await images.deleteMany(batch, options);
            return { done, failed };
          },
          video: async (batch, options) => {
            const { deleted_videos: done, failed_videos: failed } = await videos.deleteMany(batch, options);
            return { done, failed };
          },
        },
      );
    };
    return carryOut(plan, flags, context);
  },
});
