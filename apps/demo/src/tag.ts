import { randomUUID } from 'node:crypto';

import type { Board } from '@x/models/board';
import type { Image } from '@x/models/image';

/** Identifies what one tour created on a server. */
export interface TourTag {
  /** The `session_id` of every uploaded image, the destination of every job, and the key of the workflow's run. */
  readonly session: string;
  /** The destinations of all jobs. */
  readonly destinations: readonly string[];
  /** The names of the images that this tour has imported. */
  readonly imported: Set<string>;
  /** Returns the name of a board of this tour. */
  boardName(label: string): string;
  ownsBoard(board: Board): boolean;
  /** Returns the images that this tour uploaded or copied, or that a job in one of its sessions created. */
  ownImages(images: readonly Image[], sessions: ReadonlySet<string>): Image[];
}

/** Returns a tag that no other tour has. */
export function createTag(id = randomUUID().slice(0, 6)): TourTag {
  const session = `tour-${id}`;
  const mapped = `x-map-${session}`; // the destination of what `workflow.map` runs with the key
  const suffix = ` · ${id}`;
  const isUploaded = (by: string | null | undefined): boolean =>
    by === session || by?.startsWith(`${mapped}-`) === true;
  const imported = new Set<string>();
  return {
    session,
    imported,
    destinations: [session, mapped],
    boardName: (label) => `${label}${suffix}`,
    ownsBoard: ({ board_name }) => board_name.endsWith(suffix),
    ownImages(images, sessions) {
      const created = images.filter(({ session_id }) => isUploaded(session_id) || sessions.has(session_id ?? ''));
      const names = new Set(created.map((image) => image.image_name));
      // the session_id of a copy is the name of its original
      return images.filter(
        ({ image_name, session_id }) =>
          names.has(image_name) || names.has(session_id ?? '') || imported.has(image_name),
      );
    },
  };
}
