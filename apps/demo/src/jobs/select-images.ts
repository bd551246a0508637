import type { Board } from '@x/models/board';
import type { Image } from '@x/models/image';

import type { Stage } from '../step.js';

/** Returns the first few pictures of each board. */
export async function samples({ client, signal }: Stage, boards: readonly Board[]): Promise<Image[]> {
  const pages = boards.map(({ board_id }) =>
    client.repositories.images.page({ board_id, offset: 0, limit: 3 }, { signal }),
  );
  return (await Promise.all(pages)).flatMap(({ items }) => items);
}
