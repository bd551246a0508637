import { createRepositories, type Repositories } from '@x/repositories/repositories';
import { makeVideoFile } from '@x/sandbox/make-video-file';
import { createSandbox, type Sandbox } from '@x/sandbox/sandbox';
import { createHttpTransport } from '@x/transport/http-transport';
import { onTestFinished } from 'vitest';

import { TransferService } from '../../src/transfer.js';
import { pngImage } from './png-image.js';
import { invocation, workflowDocument } from './workflow-document.js';

/** What happens to a request, the first being 0. */
export type TransferHook = (index: number, carryOut: () => Promise<Response>, request: string) => Promise<Response>;

/** One program: a transfer service of its own on a sandbox, and the requests that it sent. */
export interface TransferClient {
  readonly repositories: Repositories;
  readonly transfer: TransferService;
  /** Method and path of every request, in order. */
  readonly requests: string[];
}

/** Creates a sandbox that is closed when the test ends. */
export function createTransferSandbox(): Sandbox {
  const sandbox = createSandbox();
  onTestFinished(() => sandbox.close());
  return sandbox;
}

/** Starts a program on a sandbox. */
export function startTransferClient(
  sandbox: Sandbox,
  hook: TransferHook = (_, carryOut) => carryOut(),
): TransferClient {
  const requests: string[] = [];
  const transport = createHttpTransport({
    baseUrl: 'http://sandbox',
    retries: 0,
    fetch: (input, init) => {
      const request = new Request(input, { ...init, signal: null }); // a server carries out what a client gave up
      const name = `${request.method} ${new URL(request.url).pathname.replace(/^\/api\/v\d\//, '')}`;
      requests.push(name);
      return hook(requests.length - 1, () => sandbox.fetch(request), name);
    },
  });
  const repositories = createRepositories(transport);
  return { repositories, transfer: new TransferService(repositories), requests };
}

/** A picture of its own, with metadata. */
const pictureOf = (seed: number): Blob =>
  pngImage({
    invokeai_metadata: JSON.stringify({ seed, model: { key: `key-${seed}`, name: 'a model', base: 'sd-1' } }),
  });

/** What was put on a server. */
export interface SeededGallery {
  readonly boards: readonly string[];
  readonly names: readonly string[];
}

/** Fills a server with so many pictures on three boards and on none, two of them starred, a video and a workflow. */
export async function fillGallery({ repositories }: TransferClient, count: number): Promise<SeededGallery> {
  const { boards, images, videos, workflows } = repositories;
  const ids: string[] = [];
  for (const board_name of ['Portraits', 'Portraits', 'Ünïcode 😀']) {
    ids.push((await boards.create({ board_name })).board_id);
  }
  const names: string[] = [];
  for (let index = 0; index < count; index++) {
    const board_id = ids[index % 4];
    const image_category = index % 3 === 0 ? 'general' : 'user';
    const place = board_id === undefined ? {} : { board_id };
    names.push((await images.upload(pictureOf(index), { image_category, ...place })).image_name);
  }
  const file = { stream: new Blob([makeVideoFile()]).stream(), name: 'video.mp4', type: 'video/mp4' };
  const video = await videos.upload(file, { metadata: { seed: 18446744073709551615n }, board_id: ids[0] });
  names.push(video.video_name);
  await images.starMany(names.slice(0, 2));
  await videos.starMany([video.video_name]);
  const document = workflowDocument([]);
  const nodes = [invocation('a', 'integer', { value: 1 })];
  await workflows.create({ ...document, nodes, edges: [], meta: { version: '4.0.0', category: 'user' } });
  return { boards: ids, names };
}
