import type { SandboxState } from '../../engine/sandbox-state.js';
import { type Operation, operation } from '../../http/operation.js';
import { imageNames } from '../../http/parameters.js';
import { json } from '../../http/response.js';
import { getBoard } from '../../records/board.js';
import { findImage } from '../../records/image.js';
import { embedded } from '../../validation/body.js';
import { required } from '../../validation/field.js';
import { HttpException } from '../../validation/http-exception.js';
import { string } from '../../validation/string.js';

export function boardImageOperations({ database }: SandboxState): Operation[] {
  /** Moves the existing images and ignores missing ones. Returns the moved names and the affected boards. */
  const move = (names: readonly string[], target: string | null) =>
    database.transaction(() => {
      const moved = new Set<string>();
      const boards = new Set<string>();
      for (const name of names) {
        const image = findImage(database, name);
        if (!image) continue;
        database.run('update images set board_id = ? where image_name = ?', target, name);
        moved.add(name);
        boards.add(target ?? 'none').add(image.board_id ?? 'none');
      }
      return { moved: [...moved], boards: [...boards] };
    });

  const add = (names: readonly string[], board: string) => {
    const { moved, boards } = move(names, board);
    return { affected_boards: boards, added_images: moved, failed_images: [] };
  };

  const remove = (names: readonly string[]) => {
    const { moved, boards } = move(names, null);
    return { affected_boards: boards, removed_images: moved, failed_images: [] };
  };

  return [
    operation(
      'POST /api/v1/board_images/',
      { body: embedded({ board_id: required(string()), image_name: required(string()) }) },
      ({ body }) => {
        getBoard(database, body.board_id);
        const result = add(body.image_name.isWellFormed() ? [body.image_name] : [], body.board_id);
        if (result.added_images.length === 0) throw new HttpException(500, 'Failed to add image to board');
        return json(result, 201);
      },
    ),

    operation('DELETE /api/v1/board_images/', { body: embedded({ image_name: required(string()) }) }, ({ body }) => {
      const result = remove(body.image_name.isWellFormed() ? [body.image_name] : []);
      if (result.removed_images.length === 0) throw new HttpException(500, 'Failed to remove image from board');
      return json(result, 201);
    }),

    operation(
      'POST /api/v1/board_images/batch',
      { body: embedded({ board_id: required(string()), ...imageNames }) },
      ({ body }) => {
        getBoard(database, body.board_id);
        return json(add(body.image_names, body.board_id), 201);
      },
    ),

    operation('POST /api/v1/board_images/batch/delete', { body: embedded(imageNames) }, ({ body }) =>
      json(remove(body.image_names), 201),
    ),
  ];
}
