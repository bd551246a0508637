import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { AuthRepository } from '@x/repositories/auth';
import { createSandbox, type Sandbox } from '@x/sandbox';
import { createHttpTransport } from '@x/transport/http-transport';

import { createExampleArchive } from './create-archive.js';
import { createJobs } from './create-jobs.js';
import { createTransfer } from './create-transfer.js';
import { fillFolder } from './fill-folder.js';

/** A sandbox with what the examples of the help name. */
export interface SeededSandbox extends Disposable {
  readonly sandbox: Sandbox;
  /** The server that the examples copy to, which starts when it is used. */
  readonly other: Pick<Sandbox, 'events' | 'fetch'>;
  /** The requests that may have changed something, such as `DELETE /api/v1/boards/…`. */
  readonly changes: readonly string[];
  /** What replaces the words in capitals in an example. */
  readonly words: Readonly<Record<string, string>>;
  /** Where transfers are remembered. */
  readonly env: Readonly<Record<string, string>>;
}

/** Reads that are sent as POST because their list of names is long. */
const READS = /_by_(names|ids)$/;

/** Returns a sandbox with two boards, of which one has images, a video, and a favorite: for a line that logs in, one with a user. */
export async function seededSandbox(line = ''): Promise<SeededSandbox> {
  const multiuser = line.startsWith('auth login');
  let next = 0;
  const folder = mkdtempSync(join(tmpdir(), 'cli-sandbox-'));
  const inner = createSandbox({
    multiuser,
    clock: () => new Date(Date.UTC(2026, 10, 30) + next++),
    uuid: () => `00000000-0000-4000-8000-${String(next++).padStart(12, '0')}`,
  });
  if (multiuser) await createUser(inner);
  const images = Array.from({ length: 6 }, (_, at) => ({
    image_name: `image-${at}.png`,
    board_id: at < 4 ? 'board-1' : null,
    starred: at === 1,
    metadata: { positive_prompt: at < 3 ? 'a mountain' : 'a lake', seed: 40 + at },
  }));
  await inner.seed({
    boards: [
      { board_id: 'board-1', board_name: 'Landscapes' },
      { board_id: 'board-2', board_name: 'Portraits' },
    ],
    images,
    models: [{ name: 'Film grain', base: 'sd-1' }],
    videos: [{ video_name: 'video-0.mp4', board_id: 'board-1' }],
  });
  const words = {
    ...(await fillFolder(folder, inner, line)),
    ...(await createJobs(inner, line)),
    ...(await createExampleArchive(folder, inner, line)),
    ...(await createTransfer(folder, line)),
  };
  let opened: Sandbox | undefined;
  const openOther = (): Sandbox => {
    opened ??= createSandbox();
    return opened;
  };
  const other: SeededSandbox['other'] = {
    fetch: (input, init) => openOther().fetch(input, init),
    get events() {
      return openOther().events;
    },
  };
  const changes: string[] = [];
  const fetch: typeof inner.fetch = (input, init) => {
    const { method, url } = new Request(input, init);
    const { pathname } = new URL(url);
    if (method !== 'GET' && !READS.test(pathname)) changes.push(`${method} ${pathname}`);
    return (url.includes(':9191') ? other : inner).fetch(input, init);
  };
  return {
    sandbox: { ...inner, fetch },
    other,
    changes,
    env: { XDG_STATE_HOME: folder },
    words: { IMAGE: 'image-0.png', FAVORITE: 'image-1.png', SANDBOX_FOLDER: join(folder, 'sandbox'), ...words },
    [Symbol.dispose]: () => {
      inner.close();
      opened?.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Creates the user that the examples log in as. */
async function createUser({ fetch }: Pick<Sandbox, 'fetch'>): Promise<void> {
  const auth = new AuthRepository(createHttpTransport({ baseUrl: 'http://localhost', fetch }));
  await auth.setup({ email: 'ada@example.com', password: 'a secret' });
}
