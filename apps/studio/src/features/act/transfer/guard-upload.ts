import { forgetFiles, keepUpload } from './unfinished-uploads.js';

/** What is known of files while they are uploaded. */
export interface UploadState {
  /** Where the server is that they go to. */
  readonly server: string;
  /** Returns the names of the files that are still to be sent. */
  readonly left: () => readonly string[];
  readonly signal: AbortSignal;
}

/**
 * Runs an upload. Until it has ended the browser asks before the page is left, and if it is left all the same, the next
 * one knows which files are missing; also after an upload that failed, for as long as it can be continued.
 */
export async function guardUpload<T>(upload: () => Promise<T>, { server, left, signal }: UploadState): Promise<T> {
  const ask = (event: Event) => event.preventDefault();
  window.addEventListener('beforeunload', ask);
  try {
    const kept = await keepUpload(server);
    const keep = () => kept.keep(left());
    const forget = () => {
      window.removeEventListener('pagehide', keep);
      kept.forget();
    };
    const all = left();
    keep(); // a page that crashes is not hidden first
    window.addEventListener('pagehide', keep);
    signal.addEventListener('abort', forget);
    if (signal.aborted) forget();
    const result = await upload();
    const missing = new Set(left());
    forget();
    const done = all.filter((name) => !missing.has(name));
    await forgetFiles(server, done);
    return result;
  } finally {
    window.removeEventListener('beforeunload', ask);
  }
}
