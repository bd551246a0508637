import { useQueryClient } from '@tanstack/react-query';

import { useClient } from '../../app/client-context.js';
import { useUpload } from '../act/transfer/use-upload.js';
import { boardQuery } from '../boards/board-query.js';
import { boardIdOf } from '../find/board-word.js';
import { readFilter } from '../find/gallery-query.js';
import type { GallerySearch } from '../find/gallery-search.js';

/** Returns a function that uploads files to where the gallery is: to its board, and as assets where it shows those. */
export function useGalleryUpload(search: GallerySearch): (files: readonly File[]) => Promise<void> {
  const client = useClient();
  const queries = useQueryClient();
  const upload = useUpload();
  return async (files) => {
    const { board: word, kind } = readFilter(search.filter).filter;
    const isAsset = kind === 'assets';
    if (word === undefined || word === 'none') return upload(files, { isAsset });
    const boards = await queries.ensureQueryData(boardQuery(client));
    const boardId = boardIdOf(word, boards);
    const name = boards.find(({ board_id }) => board_id === boardId)?.board_name ?? word;
    return upload(files, { board: { boardId, name }, isAsset });
  };
}
