import type { Database } from '../storage/database.js';
import { toTimestamp } from '../storage/timestamp.js';
import { forgetUnfinished } from '../storage/unfinished-files.js';

export interface NewImage {
  readonly name: string;
  readonly image_origin: 'internal' | 'external';
  readonly image_category: string;
  readonly width: number;
  readonly height: number;
  readonly is_intermediate: boolean;
  readonly has_workflow: boolean;
  readonly board_id?: string | undefined;
  readonly session_id?: string | undefined;
  readonly node_id?: string | undefined;
  readonly metadata?: string | undefined;
  /** Who owns it. */
  readonly user_id: string;
}

interface Target {
  readonly database: Database;
  readonly clock: () => Date;
}

/** Inserts a new image, whose file is written. A board that does not exist is ignored. */
export function insertImage({ database, clock }: Target, image: NewImage): void {
  const now = toTimestamp(clock());
  const insert = () => {
    database.run(
      `insert into images (image_name, image_origin, image_category, width, height, created_at, updated_at,
       is_intermediate, session_id, node_id, has_workflow, board_id, metadata, file_name,
       user_id)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, (select board_id from boards where board_id = ?), ?, ?, ?)`,
      ...[image.name, image.image_origin, image.image_category, image.width, image.height, now, now],
      ...[Number(image.is_intermediate), image.session_id ?? null, image.node_id ?? null, Number(image.has_workflow)],
      ...[image.board_id ?? null, image.metadata ?? null, image.name, image.user_id],
    );
    forgetUnfinished(database, [image.name]);
  };
  database.transaction(insert);
}
