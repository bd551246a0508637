import { randomUUID } from 'node:crypto';

import type { Board } from '@x/models/board';
import type { Image } from '@x/models/image';

/** Identifies what one tour created on a server. */
export interface TourTag {
  /** The `session_id` of every uploaded image, and the destination of every job. */
  readonly session: string;
  /** Returns the name of a board of this tour. */
  boardName(label: string): string;
  ownsBoard(board: Board): boolean;
  /** Returns the images that this tour uploaded or copied, or that a job in one of its sessions created. */
  ownImages(images: readonly Image[], sessions: ReadonlySet<string>): Image[];
}

/** Returns a tag that no other tour has. */
export function createTag(id = randomUUID().slice(0, 6)): TourTag {
  const session = `tour-${id}`;
  const suffix = ` · ${id}`;
  return {
    session,
    boardName: (label) => `${label}${suffix}`,
    ownsBoard: ({ board_name }) => board_name.endsWith(suffix),
    ownImages(images, sessions) {
      const created = images.filter(({ session_id }) => session_id === session || sessions.has(session_id ?? ''));
      const names = new Set(created.map((image) => image.image_name));
      // the session_id of a copy is the name of its original
      return images.filter(({ image_name, session_id }) => names.has(image_name) || names.has(session_id ?? ''));
    },
  };
}
