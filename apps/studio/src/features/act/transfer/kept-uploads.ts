/** What the keys of uploads in the storage of the browser begin with. */
export const UPLOAD_KEY = 'studio.upload ';

/**
 * Returns where uploads that have not ended are kept. Only with locks can a tab know that another one still uploads;
 * without them, as on `http`, each tab keeps its own.
 */
export const uploadStorage = (): Storage => (navigator.locks ? localStorage : sessionStorage);

/** Says whether an upload was kept, to whichever server. */
export function hasKeptUploads(): boolean {
  try {
    return Object.keys(uploadStorage()).some((key) => key.startsWith(UPLOAD_KEY));
  } catch {
    return false; // a browser that stores nothing
  }
}
