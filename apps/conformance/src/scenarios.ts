import type { Scenario } from './runner/scenario.js';
import { requestEncoding } from './scenarios/app/request-encoding.js';
import { webPage } from './scenarios/app/web-page.js';
import { boardCover } from './scenarios/board/cover.js';
import { boardDeletion } from './scenarios/board/deletion.js';
import { boardImageMoves } from './scenarios/board/image-moves.js';
import { boardImageRefusals } from './scenarios/board/image-refusals.js';
import { boardLife } from './scenarios/board/life.js';
import { boardList } from './scenarios/board/list.js';
import { boardMerge } from './scenarios/board/merge.js';
import { boardNames } from './scenarios/board/names.js';
import { boardRefusals } from './scenarios/board/refusals.js';
import { gallery } from './scenarios/gallery/gallery.js';
import { graphImages } from './scenarios/graph/images.js';
import { graphRefusals } from './scenarios/graph/refusals.js';
import { graphRun } from './scenarios/graph/run.js';
import { imageChange } from './scenarios/image/change.js';
import { imageDeletion } from './scenarios/image/deletion.js';
import { imageDownload } from './scenarios/image/download.js';
import { imageFiles } from './scenarios/image/files.js';
import { imageList } from './scenarios/image/list.js';
import { imageListRefusals } from './scenarios/image/list-refusals.js';
import { imageNames } from './scenarios/image/names.js';
import { imageSearch } from './scenarios/image/search.js';
import { imageStar } from './scenarios/image/star.js';
import { imageSweeps } from './scenarios/image/sweeps.js';
import { imageUploadFormats } from './scenarios/image/upload-formats.js';
import { imageUploadMetadata } from './scenarios/image/upload-metadata.js';
import { imageUploadOptions } from './scenarios/image/upload-options.js';
import { imageUploadRefusals } from './scenarios/image/upload-refusals.js';
import { nodeCache } from './scenarios/invocation-cache/invocation-cache.js';
import { queueBatch } from './scenarios/queue/batch.js';
import { batchRefusals } from './scenarios/queue/batch-refusals.js';
import { queueCancel } from './scenarios/queue/cancel.js';
import { queueCancelRunning } from './scenarios/queue/cancel-running.js';
import { queueDelete } from './scenarios/queue/delete.js';
import { queueEnqueue } from './scenarios/queue/enqueue.js';
import { queueRefusals } from './scenarios/queue/refusals.js';
import { virtualBoard } from './scenarios/virtual-board/virtual-board.js';

/** All stories, in the order in which they are told. */
export const scenarios: readonly Scenario[] = [
  ...batchRefusals,
  ...boardCover,
  ...boardDeletion,
  ...boardImageMoves,
  ...boardImageRefusals,
  ...boardLife,
  ...boardList,
  ...boardMerge,
  ...boardNames,
  ...boardRefusals,
  ...gallery,
  ...graphImages,
  ...graphRefusals,
  ...graphRun,
  ...imageChange,
  ...imageDeletion,
  ...imageDownload,
  ...imageFiles,
  ...imageList,
  ...imageListRefusals,
  ...imageNames,
  ...imageSearch,
  ...imageStar,
  ...imageSweeps,
  ...imageUploadFormats,
  ...imageUploadMetadata,
  ...imageUploadOptions,
  ...imageUploadRefusals,
  ...nodeCache,
  ...queueBatch,
  ...queueCancel,
  ...queueCancelRunning,
  ...queueDelete,
  ...queueEnqueue,
  ...queueRefusals,
  ...requestEncoding,
  ...virtualBoard,
  ...webPage,
];

/** Returns the stories with `text` in their title. */
export function chosenScenarios(text: string): Scenario[] {
  const chosen = scenarios.filter(({ title }) => title.includes(text));
  if (chosen.length === 0) throw new Error(`no scenario has ${text} in its title`);
  return chosen;
}
