import type { Board } from '@x/models/board';
import type { Image } from '@x/models/image';

import type { StepContext } from '../step.js';

/** Returns the first images of each board. */
export async function selectImages({ client, signal }: StepContext, boards: readonly Board[]): Promise<Image[]> {
  const pages = boards.map(({ board_id }) =>
    client.repositories.images.page({ board_id, offset: 0, limit: 3 }, { signal }),
  );
  return (await Promise.all(pages)).flatMap(({ items }) => items);
}
