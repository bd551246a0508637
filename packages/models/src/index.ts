export {
  AddImagesToBoardResult,
  Board,
  BoardChanges,
  BoardList,
  BoardName,
  BoardPage,
  BoardVisibility,
  DeleteBoardResult,
  RemoveImagesFromBoardResult,
  UNCATEGORIZED,
} from './board.js';
export {
  GalleryItem,
  GalleryItemKind,
  GalleryItemNames,
  GalleryItemNamesResult,
  GalleryItemPage,
} from './gallery.js';
export {
  DeleteImagesResult,
  Image,
  ImageCategory,
  ImageChanges,
  ImageList,
  ImageMetadata,
  ImageNameList,
  ImageNames,
  ImageNamesResult,
  ImageOrigin,
  ImagePage,
  ImageSize,
  ImagesDownloaded,
  ImageUrls,
  IntermediateCount,
  StarredImagesResult,
  UnstarredImagesResult,
  WorkflowAndGraph,
} from './image.js';
export { open, openEnum } from './open.js';
export { PageWindow, pageOf } from './page.js';
export { toDate } from './timestamp.js';
export { VirtualBoard, VirtualBoardList } from './virtual-board.js';
