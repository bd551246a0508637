import { useClient } from '../../../app/client-context.js';
import { shownAction } from '../action.js';
import type { UploadPlace } from './upload-action.js';

/** Returns a function that shows what an upload of files would do. */
export function useUpload(): (files: readonly File[], place: UploadPlace) => Promise<void> {
  const client = useClient();
  return async (files, place) => {
    const { uploadAction } = await import('./upload-action.js');
    shownAction.set(uploadAction(client, files, place));
  };
}
