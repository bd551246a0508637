import type { Board } from '@x/models/board';
import type { Image } from '@x/models/image';
import type { Video } from '@x/models/video';
import type { ImageUpload } from '@x/repositories/image';
import type { VideoUpload } from '@x/repositories/video';
import { type Client, createClient } from '@x/resources/client';
import { makeVideoFile } from '@x/sandbox/make-video-file';

import { png } from '../images/png.js';
import type { Trace } from '../secrets/trace.js';
import type { ServerEvent } from './events.js';
import { createRaw, type SendRaw } from './raw.js';
import type { Recorder } from './recorder.js';
import type { Server } from './server.js';

/** What a scenario works with. All requests are recorded, except those of `unrecorded`. */
export interface ScenarioContext {
  readonly client: Client;
  readonly raw: SendRaw;
  /** A client of the same server whose requests are not recorded. */
  readonly unrecorded: Client;
  /** The routes of the requests that `unrecorded` has sent so far. */
  readonly sentUnrecorded: readonly string[];
  /** Creates a board. */
  board(name?: string): Promise<Board>;
  /** Uploads an image, by default a small one. */
  image(upload?: ImageUpload, file?: Blob): Promise<Image>;
  /** Uploads several images, one after the other. Their requests are recorded as preparation. */
  images(count: number, upload?: (index: number) => ImageUpload): Promise<Image[]>;
  /** Uploads a video, by default a small one. Its request is recorded as preparation. */
  video(upload?: VideoUpload, file?: Uint8Array<ArrayBuffer>): Promise<Video>;
  /**
   * Uploads an image as if some days ago and returns its name; what creates it is not recorded, so the scenario deletes
   * it. For scenarios with `needs: 'backdate'`.
   */
  imageOf(daysAgo: number, upload?: ImageUpload): Promise<string>;
  /** Installs the model at a path in place and returns its key; what installs it is not recorded. */
  installModel(path: string): Promise<string>;
  /** Waits for the server's background work. */
  settle(): Promise<void>;
  /** Records the events of the queue, except those that `ignore` is true for. Returns a function that stops it. */
  listen(listener: (event: ServerEvent) => void, ignore?: (event: ServerEvent) => boolean): Promise<() => void>;
  /** Milliseconds after which an event has arrived. */
  readonly eventDelay: number;
}

let defaultImage: Promise<Blob> | undefined;

function smallImage(): Promise<Blob> {
  defaultImage ??= png();
  return defaultImage;
}

/** Returns the context of one scenario on one server. */
export function createScenarioContext(server: Server, recorder: Recorder, trace: Trace): ScenarioContext {
  const { baseUrl } = server;
  const { logger } = trace;
  const client = trace.observe(createClient({ baseUrl, fetch: recorder.fetch, retries: 0, logger }));
  const { boards, images } = client.repositories;
  const image: ScenarioContext['image'] = async (upload = {}, file) =>
    images.upload(file ?? (await smallImage()), upload);
  const sentUnrecorded: string[] = [];
  const onRequest = ({ route }: { readonly route: string }): void => void sentUnrecorded.push(route);
  const unrecorded = createClient({ baseUrl, fetch: server.fetch, onRequest });
  const imageOf: ScenarioContext['imageOf'] = async (daysAgo, upload = {}) => {
    if (!server.backdate) throw new Error(`${server.name} cannot create images of other days`);
    const { images: store } = unrecorded.repositories;
    const name = await server.backdate(
      daysAgo,
      async () => (await store.upload(await smallImage(), upload)).image_name,
    );
    // Where only its day was changed, that was a change of the image, which has the time of now.
    await store.update(name, { session_id: 'of another day' });
    return name;
  };
  return {
    client,
    imageOf,
    raw: createRaw(baseUrl, recorder.fetch),
    unrecorded,
    sentUnrecorded,
    board: (name = 'Landscapes') => boards.create({ board_name: name }),
    image,
    images: (count, upload = () => ({})) =>
      recorder.prepare(async () => {
        const created: Image[] = [];
        while (created.length < count) created.push(await image(upload(created.length)));
        return created;
      }),
    video: (upload = {}, file = makeVideoFile()) =>
      recorder.prepare(() => client.repositories.videos.upload(file, upload)),
    installModel: async (path) => {
      if (!server.installModel) throw new Error(`${server.name} cannot install models of this machine`);
      return server.installModel(path);
    },
    settle: () => server.settle(),
    listen: (listener, ignore) =>
      server.listen((event) => {
        if (!ignore?.(event)) recorder.recordEvent(event);
        listener(event);
      }),
    eventDelay: server.eventDelay,
  };
}

/** Returns the names of images. */
export const namesOf = (images: readonly Image[]): string[] => images.map(({ image_name }) => image_name);
