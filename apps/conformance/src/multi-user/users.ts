import assert from 'node:assert/strict';

import type { Board, BoardVisibility } from '@x/models/board';
import type { Image } from '@x/models/image';
import type { ImageUpload } from '@x/repositories/image';
import { type Client, createClient } from '@x/resources/client';

import { png } from '../images/png.js';
import { record } from '../record.js';
import { createRaw, type SendRaw } from '../runner/raw.js';
import type { Server } from '../runner/server.js';

/** A user of the server. */
export interface User {
  readonly client: Client;
  readonly raw: SendRaw;
  /** Creates a board of this user. */
  board(visibility?: BoardVisibility): Promise<Board>;
  /** Uploads an image of this user. */
  image(upload?: ImageUpload): Promise<Image>;
}

/** The users of a scenario. */
export interface Users {
  /** Sends no token. */
  readonly anonymous: User;
  readonly admin: User;
  readonly ada: User;
  readonly ben: User;
  /** Returns a user with this token. A function is called for each request of its client. */
  withToken(token: string | (() => string)): User;
  /** Returns a new token of `ada`. */
  login(): Promise<string>;
}

const password = 'Correct-Horse-7';

/** Creates an administrator and two users on a new server. */
export async function createUsers({ baseUrl, fetch }: Server): Promise<Users> {
  const withToken = (token?: string | (() => string)) => createUser(baseUrl, fetch, token);
  const anonymous = withToken();
  const login = async (name: string): Promise<string> => {
    const json = { email: `${name}@example.com`, password };
    const { status, body } = await anonymous.raw('POST /api/v1/auth/login', { json });
    assert.equal(status, 200);
    return String(record(body)['token']);
  };
  const setup = await anonymous.raw('POST /api/v1/auth/setup', {
    json: { email: 'admin@example.com', display_name: 'Admin', password },
  });
  assert.equal(setup.status, 200);
  const admin = withToken(await login('admin'));
  for (const name of ['ada', 'ben']) {
    const json = { email: `${name}@example.com`, display_name: name, password };
    assert.equal((await admin.raw('POST /api/v1/auth/users', { json })).status, 201);
  }
  const [ada, ben] = [withToken(await login('ada')), withToken(await login('ben'))];
  return { anonymous, admin, ada, ben, withToken, login: () => login('ada') };
}

function createUser(baseUrl: string, fetch: typeof globalThis.fetch, token: string | (() => string) | undefined): User {
  const client = createClient({ baseUrl, fetch, token, retries: 0 });
  const { boards, images } = client.repositories;
  const raw = createRaw(baseUrl, fetch);
  const headers = typeof token === 'string' ? { authorization: `Bearer ${token}` } : {};
  return {
    client,
    raw: (route, request = {}) => raw(route, { ...request, headers: { ...headers, ...request.headers } }),
    board: async (board_visibility) => {
      const { board_id } = await boards.create({ board_name: 'A board' });
      return boards.update(board_id, { board_visibility });
    },
    image: async (upload) => images.upload(await png(), upload),
  };
}
