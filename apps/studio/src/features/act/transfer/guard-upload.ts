import { keepUnfinished, unfinishedUploads } from './unfinished-uploads.js';

/** What is known of files while they are uploaded. */
export interface UploadState {
  /** Returns the names of the files that are still to be sent. */
  readonly left: () => readonly string[];
  readonly signal: AbortSignal;
}

/**
 * Runs an upload. Until it has ended the browser asks before the page is left, and if it is left all the same, the next
 * one knows which files are missing; also after an upload that failed, for as long as it can be continued.
 */
export async function guardUpload<T>(upload: () => Promise<T>, { left, signal }: UploadState): Promise<T> {
  const ask = (event: Event) => event.preventDefault();
  const keep = () => keepUnfinished([...unfinishedUploads.get(), ...left()]);
  const forget = () => {
    window.removeEventListener('pagehide', keep);
    keepUnfinished(unfinishedUploads.get());
  };
  const all = left();
  keep(); // a page that crashes is not hidden first
  window.addEventListener('beforeunload', ask);
  window.addEventListener('pagehide', keep);
  signal.addEventListener('abort', forget);
  try {
    const result = await upload();
    const missing = new Set(left());
    const isDone = (name: string) => all.includes(name) && !missing.has(name);
    unfinishedUploads.set(unfinishedUploads.get().filter((name) => !isDone(name)));
    forget();
    return result;
  } finally {
    window.removeEventListener('beforeunload', ask);
  }
}
