import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';

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
import type { Trace } from '../secrets/trace.js';
import { emailOf, login, PASSWORD, type Tokens } from './log-in.js';
import { createProgram, type Program, type ProgramOptions } from './program.js';

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
  /** Returns a token that is valid for so many milliseconds, by default of `ada`. */
  expiring(milliseconds: number, name?: string): Promise<string>;
  /** Returns a program that logs in by itself, by default as `ada`. Its requests are counted, and not compared. */
  program(options?: ProgramOptions): Program;
  /** Returns an object that does what `target` does. No token may be in what it throws and shows. */
  observe<T extends object>(target: T): T;
  /** Creates a user who is in no other scenario and returns the id. */
  create(name: string): Promise<string>;
  /** Waits until the events of earlier requests have arrived. */
  settle(): Promise<void>;
  /** Waits until the server issues another token: it would issue the same one again in this second. */
  nextSecond(): Promise<void>;
  /** Waits until an item of the queue has ended, and returns its status. The requests are not recorded. */
  ended(id: number): Promise<string>;
}

const ENDED = ['completed', 'failed', 'canceled'];

/** What the users of a scenario share. */
interface Shared {
  readonly server: Server;
  readonly recorder: Recorder;
  readonly trace: Trace;
}

/** Returns the users of one scenario. */
export function createUsers(shared: Shared, tokens: Tokens): Users {
  const { server, trace } = shared;
  const withToken = (token?: string | (() => string)) => createUser(shared, token);
  const [anonymous, admin] = [withToken(), withToken(tokens.admin)];
  const observer = createClient({ baseUrl: server.baseUrl, fetch: server.fetch, token: tokens.admin });
  return {
    anonymous,
    admin,
    ada: withToken(tokens.ada),
    ben: withToken(tokens.ben),
    withToken,
    login: (name = 'ada', password = PASSWORD) => login(server, name, password),
    expiring: async (milliseconds, name = 'ada') => {
      if (!server.expiringToken) throw new Error(`${server.name} cannot issue tokens of another life`);
      return server.expiringToken(milliseconds, () => login(server, name));
    },
    program: (options = {}) =>
      createProgram(server, trace, { credentials: { email: emailOf('ada'), password: PASSWORD }, ...options }),
    observe: (target) => trace.observe(target),
    create: async (name) => {
      const json = { email: emailOf(name), display_name: name, password: PASSWORD };
      const { status, body } = await admin.raw('POST /api/v1/auth/users', { json });
      assert.equal(status, 201);
      return String(record(body)['user_id']);
    },
    settle: () => server.settle(),
    // The clock of a sandbox is ahead after thousands of requests.
    nextSecond: () => sleep(Math.max(0, server.now() - Date.now()) + 1_100),
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

function createUser({ server, recorder, trace }: Shared, token: string | (() => string) | undefined): User {
  const { baseUrl } = server;
  const { logger } = trace;
  const client = trace.observe(createClient({ baseUrl, fetch: recorder.fetch, token, retries: 0, logger }));
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
