// What an implementation of the interfaces of this package needs to behave as a server does.

export { check } from './internal/check.js';
export { uploadRequest as imageUploadRequest } from './internal/image/upload.js';
export {
  boardsOf as boardIdsOf,
  contains as containsTerm,
  type Listed as ListedItem,
  starredCount,
} from './internal/item/match.js';
export { nameList } from './internal/item/name-list.js';
export { type PagedList, paginate } from './internal/list/paginate.js';
export { uploadRequest as videoUploadRequest } from './internal/video/upload.js';
