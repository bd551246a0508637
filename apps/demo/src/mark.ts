import { randomUUID } from 'node:crypto';

import type { Board } from '@x/models/board';
import type { Image } from '@x/models/image';

/** Tells what one tour made from everything else on a server. */
export interface Mark {
  /** Stands in `session_id` of every uploaded picture, and at the end of every board's name. */
  readonly text: string;
  /** Returns the name of a board of this tour. */
  name(label: string): string;
  made(board: Board): boolean;
  /** Returns those images that this tour uploaded or copied. A copy names its original in `session_id`. */
  mine(images: readonly Image[]): Image[];
}

/** Returns a mark that no other tour has. */
export function createMark(text = randomUUID().slice(0, 6)): Mark {
  const session = `tour-${text}`;
  const ending = ` · ${text}`;
  return {
    text: session,
    name: (label) => `${label}${ending}`,
    made: ({ board_name }) => board_name.endsWith(ending),
    mine(images) {
      const uploaded = new Set(
        images.filter(({ session_id }) => session_id === session).map((image) => image.image_name),
      );
      return images.filter(({ image_name, session_id }) => uploaded.has(image_name) || uploaded.has(session_id ?? ''));
    },
  };
}
