import * as batch from '@x/models/batch';
import * as board from '@x/models/board';
import * as bulkDownload from '@x/models/bulk-download';
import * as gallery from '@x/models/gallery';
import * as image from '@x/models/image';
import * as queue from '@x/models/queue';
import * as item from '@x/models/queue-item';
import { VirtualBoard } from '@x/models/virtual-board';
import type * as z from 'zod';

/** The server's names of the schemas that our models cover, and the models. */
export const covered: Readonly<Record<string, z.ZodType>> = {
  AddImagesToBoardResult: board.AddImagesToBoardResult,
  Batch: batch.Batch,
  BatchStatus: queue.BatchStatus,
  BoardChanges: board.BoardChanges,
  BoardDTO: board.Board,
  DeleteBoardResult: board.DeleteBoardResult,
  DeleteImagesResult: image.DeleteImagesResult,
  EnqueueBatchResult: batch.EnqueueBatchResult,
  GalleryItem: gallery.GalleryItem,
  GalleryItemNames: gallery.GalleryItemNames,
  GalleryItemNamesResult: gallery.GalleryItemNamesResult,
  ImageDTO: image.Image,
  ImageNamesResult: image.ImageNamesResult,
  ImageRecordChanges: image.ImageChanges,
  ImageUrlsDTO: image.ImageUrls,
  ImagesDownloaded: bulkDownload.BulkDownload,
  OffsetPaginatedResults_BoardDTO_: board.BoardPage,
  OffsetPaginatedResults_GalleryItem_: gallery.GalleryItemPage,
  OffsetPaginatedResults_ImageDTO_: image.ImagePage,
  NodeFieldValue: item.NodeFieldValue,
  RemoveImagesFromBoardResult: board.RemoveImagesFromBoardResult,
  RetryItemsResult: item.RetryItemsResult,
  SessionProcessorStatus: queue.ProcessorStatus,
  SessionQueueCountsByDestination: queue.DestinationCounts,
  SessionQueueItem: item.QueueItem,
  SessionQueueItemSummary: item.QueueItemSummary,
  SessionQueueStatus: queue.QueueStatus,
  StarredImagesResult: image.StarredImagesResult,
  UnstarredImagesResult: image.UnstarredImagesResult,
  VirtualSubBoardDTO: VirtualBoard,
  WorkflowAndGraphResponse: image.WorkflowAndGraph,
};

/** The server's names of the enums that our models know members of. */
export const coveredEnums: Readonly<Record<string, string>> = {
  BoardVisibility: 'BoardVisibility',
  GalleryItemKind: 'GalleryItemKind',
  ImageCategory: 'ImageCategory',
  ResourceOrigin: 'ImageOrigin',
};
