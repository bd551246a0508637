import assert from 'node:assert/strict';

import type { Board, BoardVisibility } from '@x/models/board';
import type { Image } from '@x/models/image';
import type { ImageUpload } from '@x/repositories/image';
import { type Client, createClient } from '@x/resources/client';

import { png } from '../images/png.js';
import { record } from '../record.js';
import type { ServerEvent } from '../runner/events.js';
import { pollUntil } from '../runner/poll-until.js';
import { createRaw, type SendRaw } from '../runner/raw.js';
import type { Recorder } from '../runner/recorder.js';
import type { Server } from '../runner/server.js';

/** A user of the server. */
export interface User {
  readonly client: Client;
  readonly raw: SendRaw;
  /** Creates a board of this user. */
  board(visibility?: BoardVisibility): Promise<Board>;
  /** Uploads an image of this user. */
  image(upload?: ImageUpload): Promise<Image>;
  /** Records the events that this user receives. Returns a function that stops it. */
  listen(listener?: (event: ServerEvent) => void): Promise<() => void>;
}

/** The users of a scenario. Their requests are recorded. */
export interface Users {
  /** Sends no token. */
  readonly anonymous: User;
  readonly admin: User;
  readonly ada: User;
  readonly ben: User;
  /** Returns a user with this token. A function is called for each request of its client. */
  withToken(token: string | (() => string)): User;
  /** Returns a new token, by default of `ada`. Its request is not recorded. */
  login(name?: string, password?: string): Promise<string>;
  /** Creates a user who is in no other scenario and returns the id. */
  create(name: string): Promise<string>;
  /** Waits until the events of earlier requests have arrived. */
  settle(): Promise<void>;
  /** Waits until an item of the queue has ended, and returns its status. The requests are not recorded. */
  ended(id: number): Promise<string>;
}

type Name = 'admin' | 'ada' | 'ben';

/** The tokens of the users of a server. */
export type Tokens = Readonly<Record<Name, string>>;

export const PASSWORD = 'Correct-Horse-7';

/** Creates an administrator and two users on a server without users, and logs them in. */
export async function logIn({ baseUrl, fetch }: Server): Promise<Tokens> {
  const raw = createRaw(baseUrl, fetch);
  const setup = await raw('POST /api/v1/auth/setup', {
    json: { email: 'admin@example.com', display_name: 'Admin', password: PASSWORD },
  });
  assert.equal(setup.status, 200);
  const admin = await tokenOf(raw, 'admin', PASSWORD);
  for (const name of ['ada', 'ben']) {
    const json = { email: `${name}@example.com`, display_name: name, password: PASSWORD };
    const headers = { authorization: `Bearer ${admin}` };
    assert.equal((await raw('POST /api/v1/auth/users', { json, headers })).status, 201);
  }
  return { admin, ada: await tokenOf(raw, 'ada', PASSWORD), ben: await tokenOf(raw, 'ben', PASSWORD) };
}

async function tokenOf(raw: SendRaw, name: string, password: string): Promise<string> {
  const json = { email: `${name}@example.com`, password };
  const { status, body } = await raw('POST /api/v1/auth/login', { json });
  assert.equal(status, 200);
  return String(record(body)['token']);
}

const ENDED = ['completed', 'failed', 'canceled'];

/** Returns the users of one scenario. */
export function createUsers(server: Server, recorder: Recorder, tokens: Tokens): Users {
  const withToken = (token?: string | (() => string)) => createUser(server, recorder, token);
  const [anonymous, admin] = [withToken(), withToken(tokens.admin)];
  const observer = createClient({ baseUrl: server.baseUrl, fetch: server.fetch, token: tokens.admin });
  return {
    anonymous,
    admin,
    ada: withToken(tokens.ada),
    ben: withToken(tokens.ben),
    withToken,
    login: (name = 'ada', password = PASSWORD) => tokenOf(createRaw(server.baseUrl, server.fetch), name, password),
    create: async (name) => {
      const json = { email: `${name}@example.com`, display_name: name, password: PASSWORD };
      const { status, body } = await admin.raw('POST /api/v1/auth/users', { json });
      assert.equal(status, 201);
      return String(record(body)['user_id']);
    },
    settle: () => server.settle(),
    ended: (id) =>
      pollUntil(
        'the item has ended',
        async () => {
          const { status } = await observer.repositories.queueItems.get(id);
          return ENDED.includes(status) ? status : undefined;
        },
        { interval: server.eventDelay },
      ),
  };
}

function createUser(server: Server, recorder: Recorder, token: string | (() => string) | undefined): User {
  const { baseUrl } = server;
  const client = createClient({ baseUrl, fetch: recorder.fetch, token, retries: 0 });
  const { boards, images } = client.repositories;
  const raw = createRaw(baseUrl, recorder.fetch);
  const headers = typeof token === 'string' ? { authorization: `Bearer ${token}` } : {};
  return {
    client,
    raw: (route, request = {}) => raw(route, { ...request, headers: { ...headers, ...request.headers } }),
    board: async (board_visibility) => {
      const { board_id } = await boards.create({ board_name: 'A board' });
      return boards.update(board_id, { board_visibility });
    },
    image: async (upload) => images.upload(await png(), upload),
    listen: (listener = () => {}) =>
      server.listen(
        (event) => {
          recorder.recordEvent(event);
          listener(event);
        },
        undefined,
        typeof token === 'string' ? token : undefined,
      ),
  };
}
