import { createStore, type Store } from '../../../store.js';
import { UPLOAD_KEY, uploadStorage } from './kept-uploads.js';

/** Milliseconds after which nobody goes on with an upload. */
const OLDEST = 7 * 86_400_000;

/** What is kept of an upload. The files themselves cannot be. */
interface KeptUpload {
  /** Where the server is that the files go to. */
  readonly server: string;
  readonly names: readonly string[];
  readonly time: number;
}

/** An upload that runs in this tab. */
export interface RunningUpload {
  /** Replaces the names of the files that are still to be sent. */
  keep(names: readonly string[]): void;
  forget(): void;
}

/** The names of the files whose upload to the server of this page ended with a page before. */
export const unfinishedUploads: Store<readonly string[]> = createStore<readonly string[]>([]);

/** The keys of uploads that were watched, and of those among them that run nowhere any more. */
const watched = new Set<string>();
const ended = new Set<string>();

/** Notes that an upload to a server runs. Other tabs do not call it unfinished until this one is gone. */
export async function keepUpload(server: string): Promise<RunningUpload> {
  const key = `${UPLOAD_KEY}${Date.now()} ${Math.random()}`;
  const release = await holdLock(key);
  return {
    keep: (names) => write(key, { server, names, time: Date.now() }),
    forget() {
      write(key, undefined);
      release();
    },
  };
}

/** Shows the unfinished uploads to a server. One that still runs in another tab is, when that tab is left. */
export function watchUnfinished(server: string): () => void {
  const read = () => {
    for (const { key } of keptUploads(server)) {
      if (watched.has(key)) continue;
      watched.add(key);
      void withLock(key, {}, () => {
        ended.add(key);
        show(server);
      });
    }
    show(server);
  };
  read();
  window.addEventListener('storage', read); // another tab has uploaded them, or does not want to
  return () => window.removeEventListener('storage', read);
}

/** Forgets files that are on a server now, in each upload that runs nowhere any more. */
export async function forgetFiles(server: string, names: readonly string[]): Promise<void> {
  const isLeft = (name: string) => !names.includes(name);
  for (const { key, kept } of keptUploads(server)) {
    await withLock(key, { ifAvailable: true }, () => write(key, { ...kept, names: kept.names.filter(isLeft) }));
  }
  show(server);
}

/** Forgets everything that is shown. */
export function forgetUnfinished(): void {
  for (const key of ended) write(key, undefined);
  unfinishedUploads.set([]);
}

function show(server: string): void {
  const shown = keptUploads(server).filter(({ key }) => ended.has(key));
  unfinishedUploads.set([...new Set(shown.flatMap(({ kept }) => kept.names))]);
}

/** Holds a lock until the function that is returned is called, or the page is left. */
function holdLock(key: string): Promise<() => void> {
  const { promise, resolve: release } = Promise.withResolvers<void>();
  return new Promise((resolve) => {
    void withLock(key, {}, () => {
      resolve(release);
      return promise;
    });
  });
}

/** Calls `work` when no other tab holds a lock; with `ifAvailable` only if none does at this moment. */
async function withLock(key: string, options: LockOptions, work: () => unknown): Promise<void> {
  if (!navigator.locks) return void work();
  await navigator.locks.request(key, options, (lock) => lock && work());
}

/** Returns what is kept of uploads to a server, and forgets what is too old. */
function keptUploads(server: string): { readonly key: string; readonly kept: KeptUpload }[] {
  try {
    const keys = Object.keys(uploadStorage()).filter((key) => key.startsWith(UPLOAD_KEY));
    const all = keys.map((key) => ({ key, kept: parse(uploadStorage().getItem(key)) }));
    for (const { key, kept } of all) if (Date.now() - kept.time > OLDEST) write(key, undefined);
    return all.filter(({ kept }) => kept.server === server && kept.names.length > 0);
  } catch {
    return []; // a browser that stores nothing
  }
}

/** Returns what is kept. What another version of the page has written is too old. */
function parse(text: string | null): KeptUpload {
  try {
    const { server, names, time } = JSON.parse(text ?? '');
    return { server: String(server), names: names.map(String), time: Number(time) };
  } catch {
    return { server: '', names: [], time: 0 };
  }
}

function write(key: string, kept: KeptUpload | undefined): void {
  try {
    if (kept && kept.names.length > 0) uploadStorage().setItem(key, JSON.stringify(kept));
    else uploadStorage().removeItem(key);
  } catch {
    // A browser that stores nothing forgets them with the page.
  }
}
