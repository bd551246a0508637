import type { Draft } from '../../draft.js';
import type { MoveReport } from './move-types.js';
import type { Survey } from './prepare-move.js';

/** Returns the report of a move that has not begun. */
export function emptyReport({ sources, target, images }: Survey): Draft<MoveReport> {
  const videos = sources.filter((source) => source.videos.length > 0);
  return {
    board: target.board,
    created: false,
    moved: [],
    failed: [],
    gone: [],
    unknown: [],
    notSent: [...images],
    videos: videos.map(({ boardId, videos }) => ({ boardId, videos })),
    deleted: [],
    kept: [],
  };
}

/** Returns how many images a move has to do with, and of how many it knows what became of them. */
export function counts({ moved, failed, gone, unknown, notSent }: MoveReport): { done: number; total: number } {
  const done = moved.length + failed.length + gone.length;
  return { done, total: done + unknown.length + notSent.length };
}
