import type { Image } from '@x/models/image';
import type { Video } from '@x/models/video';
import { InvokeError } from '@x/transport/errors';

/** Thrown when something was uploaded, but not to the requested board: it was deleted, or an old server ignored it. */
export class MisplacedUploadError extends InvokeError {
  override readonly name = 'MisplacedUploadError';
  /** The uploaded image; `undefined` for a video. */
  readonly image: Image | undefined;
  /** The uploaded video; `undefined` for an image. */
  readonly video: Video | undefined;

  constructor(board: string, item: Image | Video) {
    const what = 'video_name' in item ? `video "${item.video_name}"` : `image "${item.image_name}"`;
    super(`${what} was uploaded to ${place(item)} instead of board "${board}"; add it to a board`);
    this.image = 'image_name' in item ? item : undefined;
    this.video = 'video_name' in item ? item : undefined;
  }
}

/** Thrown when the server reported success but deleted nothing. */
export class NotDeletedError extends InvokeError {
  override readonly name = 'NotDeletedError';
  /** The image or the video that was to be deleted. */
  readonly itemName: string;

  constructor(itemName: string) {
    const kind = itemName.endsWith('.mp4') ? 'video' : 'image';
    super(`${kind} "${itemName}" was not deleted: it does not exist, or the server failed silently`);
    this.itemName = itemName;
  }
}

/** Thrown when a workflow of the server was to be changed or deleted. Nothing was sent. */
export class DefaultWorkflowError extends InvokeError {
  override readonly name = 'DefaultWorkflowError';
  /** The id of the workflow. */
  readonly workflowId: string;

  constructor(workflowId: string) {
    super(`workflow "${workflowId}" belongs to the server and cannot be changed; create a copy and change that`);
    this.workflowId = workflowId;
  }
}

const place = ({ board_id }: Image | Video): string => (board_id === null ? 'no board' : `board "${board_id}"`);
/** Thrown when the server reported, with the status of success, that a pack of custom nodes was not changed. */
export class NodePackError extends InvokeError {
  override readonly name = 'NodePackError';
  /** The source that was to be installed, or the name of the pack. */
  readonly subject: string;
  /** Why, in the server's words. */
  readonly reason: string;

  constructor(subject: string, reason: string) {
    super(`node pack "${subject}": ${reason}`);
    this.subject = subject;
    this.reason = reason;
  }
}
