import { randomUUID } from 'node:crypto';

import type { Board } from '@x/models/board';
import type { Image } from '@x/models/image';

/** Tells what one tour made from everything else on a server. */
export interface Mark {
  /** Stands in `session_id` of every uploaded picture, and is the destination of every job. */
  readonly text: string;
  /** Returns the name of a board of this tour. */
  name(label: string): string;
  made(board: Board): boolean;
  /** Returns those images that this tour uploaded or copied, or whose job ran in one of its sessions. */
  mine(images: readonly Image[], sessions: ReadonlySet<string>): Image[];
}

/** Returns a mark that no other tour has. */
export function createMark(text = randomUUID().slice(0, 6)): Mark {
  const session = `tour-${text}`;
  const ending = ` · ${text}`;
  return {
    text: session,
    name: (label) => `${label}${ending}`,
    made: ({ board_name }) => board_name.endsWith(ending),
    mine(images, sessions) {
      const own = images.filter(({ session_id }) => session_id === session || sessions.has(session_id ?? ''));
      const made = new Set(own.map((image) => image.image_name));
      // a copy names its original in session_id
      return images.filter(({ image_name, session_id }) => made.has(image_name) || made.has(session_id ?? ''));
    },
  };
}
