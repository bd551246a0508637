import * as board from '@x/models/board';
import * as gallery from '@x/models/gallery';
import * as image from '@x/models/image';
import { VirtualBoard } from '@x/models/virtual-board';
import type * as z from 'zod';

/** The server's names of the schemas that our models cover, and the models. */
export const covered: Readonly<Record<string, z.ZodType>> = {
  AddImagesToBoardResult: board.AddImagesToBoardResult,
  BoardChanges: board.BoardChanges,
  BoardDTO: board.Board,
  DeleteBoardResult: board.DeleteBoardResult,
  DeleteImagesResult: image.DeleteImagesResult,
  GalleryItem: gallery.GalleryItem,
  GalleryItemNames: gallery.GalleryItemNames,
  GalleryItemNamesResult: gallery.GalleryItemNamesResult,
  ImageDTO: image.Image,
  ImageNamesResult: image.ImageNamesResult,
  ImageRecordChanges: image.ImageChanges,
  ImageUrlsDTO: image.ImageUrls,
  ImagesDownloaded: image.ImagesDownloaded,
  OffsetPaginatedResults_BoardDTO_: board.BoardPage,
  OffsetPaginatedResults_GalleryItem_: gallery.GalleryItemPage,
  OffsetPaginatedResults_ImageDTO_: image.ImagePage,
  RemoveImagesFromBoardResult: board.RemoveImagesFromBoardResult,
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
