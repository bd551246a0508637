import type { Board } from '@x/models/board';
import type { Image } from '@x/models/image';

import type { StepContext } from '../step.js';

/** Returns the first images of each board, at most `limit`. */
export async function selectImages(
  { client, signal }: StepContext,
  boards: readonly Board[],
  limit: number,
): Promise<Image[]> {
  const pages = boards.map(({ board_id }) =>
    client.repositories.images.page({ board_id, offset: 0, limit }, { signal }),
  );
  return (await Promise.all(pages)).flatMap(({ items }) => items);
}
