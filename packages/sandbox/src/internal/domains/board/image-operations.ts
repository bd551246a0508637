import type { Image } from '@x/models/image';

import type { SandboxState } from '../../engine/sandbox-state.js';
import type { Identity } from '../../http/identity.js';
import { type Operation, operation } from '../../http/operation.js';
import { imageNames } from '../../http/parameters.js';
import { json } from '../../http/response.js';
import { assertBoardWritable, isOwnItem, isWritableBoard } from '../../records/access.js';
import { findImage } from '../../records/image.js';
import { embedded } from '../../validation/body.js';
import { required } from '../../validation/field.js';
import { HttpException } from '../../validation/http-exception.js';
import { string } from '../../validation/string.js';

const FOREIGN = 'Not authorized to modify this board';

export function boardImageOperations({ database }: SandboxState): Operation[] {
  /** Moves the images that `isAllowed` and ignores the others. Returns the moved names and the affected boards. */
  const move = (names: readonly string[], target: string | null, isAllowed: (image: Image) => boolean) =>
    database.transaction(() => {
      const moved = new Set<string>();
      const boards = new Set<string>();
      for (const name of names) {
        const image = findImage(database, name);
        if (!image || !isAllowed(image)) continue;
        database.run('update images set board_id = ? where image_name = ?', target, name);
        moved.add(name);
        boards.add(target ?? 'none').add(image.board_id ?? 'none');
      }
      return { moved: [...moved], boards: [...boards] };
    });

  const add = (names: readonly string[], board: string, user: Identity) => {
    const { moved, boards } = move(names, board, ({ image_name }) => isOwnItem(database, image_name, user));
    return { affected_boards: boards, added_images: moved, failed_images: [] };
  };

  const remove = (names: readonly string[], user: Identity) => {
    const isAllowed = ({ board_id }: Image) => board_id == null || isWritableBoard(database, board_id, user);
    const { moved, boards } = move(names, null, isAllowed);
    return { affected_boards: boards, removed_images: moved, failed_images: [] };
  };

  return [
    operation(
      'POST /api/v1/board_images/',
      { body: embedded({ board_id: required(string()), image_name: required(string()) }) },
      ({ body, user }) => {
        const name = body.image_name.isWellFormed() ? body.image_name : '';
        assertBoardWritable(database, body.board_id, { user, detail: FOREIGN });
        if (!isOwnItem(database, name, user)) throw new HttpException(403, 'Not authorized to move this image');
        const result = add([name], body.board_id, user);
        if (result.added_images.length === 0) throw new HttpException(500, 'Failed to add image to board');
        return json(result, 201);
      },
    ),

    operation(
      'DELETE /api/v1/board_images/',
      { body: embedded({ image_name: required(string()) }) },
      ({ body, user }) => {
        const name = body.image_name.isWellFormed() ? body.image_name : '';
        const board = findImage(database, name)?.board_id ?? undefined;
        if (board !== undefined) assertBoardWritable(database, board, { user, detail: FOREIGN });
        const result = remove([name], user);
        if (result.removed_images.length === 0) throw new HttpException(500, 'Failed to remove image from board');
        return json(result, 201);
      },
    ),

    operation(
      'POST /api/v1/board_images/batch',
      { body: embedded({ board_id: required(string()), ...imageNames }) },
      ({ body, user }) => {
        assertBoardWritable(database, body.board_id, { user, detail: FOREIGN });
        return json(add(body.image_names, body.board_id, user), 201);
      },
    ),

    operation('POST /api/v1/board_images/batch/delete', { body: embedded(imageNames) }, ({ body, user }) =>
      json(remove(body.image_names, user), 201),
    ),
  ];
}
