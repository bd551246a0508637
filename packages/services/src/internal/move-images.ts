import { UNCATEGORIZED } from '@x/models/board';
import type { RequestOptions } from '@x/transport/options';

import type { MoveReport } from '../move.js';
import type { Draft } from './draft.js';
import type { BoardStores } from './stores.js';

/** Where one request's images are now. */
export type Outcome = Pick<Draft<MoveReport>, 'moved' | 'failed' | 'gone'>;

/**
 * Moves one request's worth of images and returns where they are now. A name that the server passes over in silence
 * is looked up: it may be deleted, on the board by other hands, or still where it was.
 */
export async function moveImages(
  { boards, images }: Pick<BoardStores, 'boards' | 'images'>,
  { names, to }: { readonly names: readonly string[]; readonly to: string },
  options: RequestOptions,
): Promise<Outcome> {
  const done =
    to === UNCATEGORIZED
      ? (await boards.removeImages(names, options)).removed_images
      : (await boards.addImages(to, names, options)).added_images;
  const moved = new Set(done);
  const passedOver = names.filter((name) => !moved.has(name));
  if (passedOver.length === 0) return { moved: [...names], failed: [], gone: [] };

  const found = new Map((await images.getMany(passedOver, options)).map((image) => [image.image_name, image.board_id]));
  const arrived = (name: string): boolean => (found.get(name) ?? UNCATEGORIZED) === to;
  const there = passedOver.filter((name) => found.has(name));
  return {
    moved: [...names.filter((name) => moved.has(name)), ...there.filter(arrived)],
    failed: there.filter((name) => !arrived(name)),
    gone: passedOver.filter((name) => !found.has(name)),
  };
}
