import { carryOut } from '../../change/carry-out.js';
import type { Action } from '../../change/change.js';
import { planBatches } from '../../change/plans/batches.js';
import { kindOf } from '../../change/plans/item-kind.js';
import { command } from '../../command/command.js';
import { changing } from '../../command/flags.js';
import { allExisting } from '../../find/existing.js';
import { namesFrom } from '../../find/items.js';

/** `invoke images star` */
export const star = command({
  kind: 'change',
  summary: 'Marks images and videos as favorites, or with --remove no longer',
  details: 'A name of - reads names from stdin, one a line.',
  examples: [
    { line: 'images star IMAGE --yes', about: 'A favorite' },
    { line: 'images star FAVORITE --remove --dry-run', about: 'What would no longer be one' },
  ],
  flags: { ...changing, remove: { type: 'switch', about: 'remove the mark' } },
  args: { images: { arity: 'many', about: 'names of images and videos, or -' } },
  run({ args, flags }, context) {
    const plan = async () => {
      const client = await context.connect();
      const { signal } = context;
      const { images, videos } = client.repositories;
      const action = flags.remove ? 'unstar' : 'star';
      const names = await allExisting(await namesFrom(args.images, context.host), client, { signal });
      return planBatches(
        names.map((name): Action => ({ action, kind: kindOf(name), name })),
        {
          image: async (batch, options) => {
            if (flags.remove) {
              const { unstarred_images: done, failed_images: failed } = await images.unstarMany(batch, options);
              return { done, failed };
            }
            const { starred_images: done, failed_images: failed } = await images.starMany(batch, options);
            return { done, failed };
          },
          video: async (batch, options) => {
            if (flags.remove) return { done: (await videos.unstarMany(batch, options)).unstarred_videos, failed: [] };
            return { done: (await videos.starMany(batch, options)).starred_videos, failed: [] };
          },
        },
      );
    };
    return carryOut(plan, flags, context);
  },
});
