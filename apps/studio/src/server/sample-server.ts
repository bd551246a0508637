import type { SetupInput } from '@x/models/auth';
import { createAuth } from '@x/resources/auth';
import { createClient } from '@x/resources/client';
import { createSandbox, type Sandbox } from '@x/sandbox/sandbox';
import { serve } from '@x/sandbox/serve';
import type { TokenStore } from '@x/transport/token';
import { sampleImages } from 'demo/sample-images';

/** A sandbox with pictures, on a port. */
export interface SampleServer extends AsyncDisposable {
  readonly url: string;
  readonly sandbox: Sandbox;
  close(): Promise<void>;
}

/** What a sample server holds besides its pictures. */
export interface SampleOptions {
  /** How often each picture is drawn, every time another one: 24 pictures a round. 3 by default. */
  readonly rounds?: number | undefined;
  /** Records that share one small picture, for a large gallery. */
  readonly images?: number | undefined;
  /** The first user of a sandbox in which users log in. */
  readonly administrator?: SetupInput | undefined;
  /** Whether users log in. It has none yet, unless there is an `administrator`. */
  readonly multiuser?: boolean | undefined;
}

const DAY = 86_400_000;
const BOARDS = ['Landscapes', 'Patterns', 'Night'];

/** Starts a sandbox, fills it with pictures of the last ten days, and serves it on a free port. */
export async function startSampleServer({
  rounds = 3,
  images = 0,
  administrator,
  multiuser = administrator !== undefined,
}: SampleOptions = {}): Promise<SampleServer> {
  const clock = { now: () => Date.now() };
  const sandbox = createSandbox({ clock: () => new Date(clock.now()), startDelay: 300, nodeDelay: 200, multiuser });
  if (images > 0) await sandbox.seed({ images: Array.from({ length: images }, () => ({})) });
  const auth = createAuth({ baseUrl: 'http://sandbox', fetch: sandbox.fetch });
  if (administrator) await auth.setup(administrator);
  await addPictures({ sandbox, clock, token: auth.token }, rounds);
  clock.now = () => Date.now();
  const { url, close } = await serve(sandbox);
  const end = () => close().then(() => sandbox.close());
  return { url, sandbox, close: end, [Symbol.asyncDispose]: end };
}

interface Sample {
  readonly sandbox: Sandbox;
  readonly clock: { now: () => number };
  readonly token: TokenStore;
}

/** Uploads the sample pictures, each at a time of its own: the server names a picture's day by its clock. */
async function addPictures({ sandbox, clock, token }: Sample, rounds: number): Promise<void> {
  const { images: pictures } = sampleImages(rounds);
  if (pictures.length === 0) return;
  using client = createClient({ baseUrl: 'http://sandbox', fetch: sandbox.fetch, events: sandbox.events, token });
  const { boards, images } = client.repositories;
  const start = Date.now() - 10 * DAY;
  clock.now = () => start;
  const targets = await Promise.all(BOARDS.map((board_name) => boards.create({ board_name })));
  const files = await Promise.all(pictures.map((picture) => picture.open()));
  const starred: string[] = [];
  for (const [index, { title, metadata, starred: isStarred }] of pictures.entries()) {
    clock.now = () => start + (index * 10 * DAY) / pictures.length;
    const board_id = targets[index % (BOARDS.length + 1)]?.board_id;
    const file = files[index] ?? new Blob();
    const input = { image_category: 'general' as const, name: `${title}.png`, metadata, ...(board_id && { board_id }) };
    const { image_name } = await images.upload(file, input);
    if (isStarred) starred.push(image_name);
  }
  if (starred.length > 0) await images.starMany(starred);
}
