import type { Board } from '@x/models/board';
import type { Image } from '@x/models/image';
import type { ImageUpload } from '@x/repositories/image';
import { type Client, createClient } from '@x/resources/client';

import { png } from '../images/png.js';
import type { Heard } from './events.js';
import { createRaw, type Raw } from './raw.js';
import type { Recorder } from './recorder.js';
import type { Server } from './server.js';

/** What a scenario has to tell its story with. Everything goes through one recorder. */
export interface Stage {
  readonly client: Client;
  readonly raw: Raw;
  /** Asks the same server, and nothing of it is noted. */
  readonly aside: Client;
  /** Returns a new board. */
  board(name?: string): Promise<Board>;
  /** Returns a new image, a small picture unless one is given. */
  image(upload?: ImageUpload, picture?: Blob): Promise<Image>;
  /** Returns new images, one after the other, that only lead up to the point. */
  images(count: number, upload?: (index: number) => ImageUpload): Promise<Image[]>;
  /** Waits until what the server does behind its answers is done. */
  settle(): Promise<void>;
  /** Notes what the server tells of its queue but for some events, and passes all on, until what it returns is called. */
  listen(hear: (event: Heard) => void, ignore?: RegExp): Promise<() => void>;
  /** Milliseconds within which what happens is surely told. */
  readonly moment: number;
}

let drawn: Promise<Blob> | undefined;

function small(): Promise<Blob> {
  drawn ??= png();
  return drawn;
}

/** Returns the stage of one scenario on one server. */
export function createStage(server: Server, recorder: Recorder): Stage {
  const { baseUrl } = server;
  const client = createClient({ baseUrl, fetch: recorder.fetch, retries: 0 });
  const { boards, images } = client.repositories;
  const image: Stage['image'] = async (upload = {}, picture) => images.upload(picture ?? (await small()), upload);
  return {
    client,
    raw: createRaw(baseUrl, recorder.fetch),
    aside: createClient({ baseUrl, fetch: server.fetch }),
    board: (name = 'Landscapes') => boards.create({ board_name: name }),
    image,
    images: (count, upload = () => ({})) =>
      recorder.preparing(async () => {
        const made: Image[] = [];
        while (made.length < count) made.push(await image(upload(made.length)));
        return made;
      }),
    settle: () => server.settle(),
    listen: (hear, ignore) =>
      server.listen((event) => {
        if (!ignore?.test(event.name)) recorder.hear(event);
        hear(event);
      }),
    moment: server.moment,
  };
}

/** Returns the names of images. */
export const namesOf = (images: readonly Image[]): string[] => images.map(({ image_name }) => image_name);
