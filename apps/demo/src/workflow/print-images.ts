import type { Board } from '@x/models/board';
import type { Image } from '@x/models/image';
import type { MappedItem, Workflow } from '@x/services/workflow';

import { plural } from '../plural.js';
import type { StepContext } from '../step.js';
import { signature } from './signature.js';

/** A picture and what became of it. */
export interface Print {
  readonly picture: Image;
  readonly item: MappedItem;
  /** The image that was made, if one was. */
  readonly print: Image | undefined;
}

export interface Prints {
  readonly prints: readonly Print[];
  /** How many items a second run would send. */
  readonly again: number;
}

/** The length of the longer side of a picture in its frame. */
const side = 192;

/** Runs the workflow once for each image, and returns what was made, in their order. */
export async function printImages(
  { client, reporter, signal, tag }: StepContext,
  workflow: Workflow,
  { images, board }: { readonly images: readonly Image[]; readonly board: Board },
): Promise<Prints> {
  const file = await signature(); // the same for all, so it is uploaded once
  const task = workflow.map(
    images,
    (image) => ({ Picture: image, Scale: side / Math.max(image.width, image.height), Signature: file }),
    { key: tag.session, board: board.board_id, pollInterval: 100 },
  );
  const { items: count, uploads, batches } = await task.plan({ signal });
  const work = `upload ${plural(uploads, 'file')} and run ${plural(count, 'item')}`;
  reporter.text(`The plan: ${work}, in ${batches === 1 ? 'one batch' : `${batches} batches`}.`);

  using bar = reporter.bar('printing', count);
  const { items } = await task.run({ signal, onProgress: ({ done }) => bar.update(done) });
  const again = await task.plan({ signal });

  const names = items.map((item) => (item.status === 'completed' ? item.outputs['Print']?.[0] : undefined));
  const made = await client.repositories.images.getMany(
    names.filter((name) => name !== undefined),
    { signal },
  );
  const byName = new Map(made.map((image) => [image.image_name, image]));
  const prints = items.flatMap((item, index) => {
    const picture = images[item.index];
    return picture ? [{ picture, item, print: byName.get(names[index] ?? '') }] : [];
  });
  return { prints, again: again.items - again.ended - again.queued };
}
