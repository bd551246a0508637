import { makeBoard } from '@x/sandbox/make-board';
import { makeImage } from '@x/sandbox/make-image';
import { makeVideo } from '@x/sandbox/make-video';
import { type InvokeError, mayHaveHappened, RequestError } from '@x/transport/errors';
import { createHttpTransport } from '@x/transport/http-transport';
import { expect, test } from 'vitest';

import { createRepositories, type Repositories } from '../src/repositories.js';
import { calls, everyMethod } from './support/every-method.js';
import { methodsOf } from './support/methods-of.js';
import { pass, startWrongServer, type WrongResponse } from './support/wrong-server.js';

/** A server that is wrong, and whether a change may have happened when it is. */
interface Fault {
  readonly respond: WrongResponse;
  readonly outcome: 'possible' | 'impossible';
  /** How many requests it is wrong about. Afterwards it is right. */
  readonly times?: number;
}

const send =
  (body: unknown, status = 200, headers: Readonly<Record<string, string>> = {}): WrongResponse =>
  (response) =>
    response
      .writeHead(status, { 'content-type': 'application/json', ...headers })
      .end(typeof body === 'string' ? body : JSON.stringify(body));
const redirect = (status: number): Fault => ({
  respond: send('', status, { location: '/api/v1/boards/b' }),
  outcome: status === 303 ? 'possible' : 'impossible',
});
const counts = { pending: 1, in_progress: 0, waiting: 0, completed: 0, failed: 0, canceled: 0, total: 1 };
const batchStatus = { ...counts, queue_id: 'default', batch_id: 'batch', origin: null, destination: 'place' };
const html = { 'content-type': 'text/html; charset=utf-8' };

const faults: Readonly<Record<string, Fault>> = {
  'a redirect with 301': redirect(301),
  'a redirect with 302': redirect(302),
  'a redirect with 303': redirect(303),
  'a redirect with 307': redirect(307),
  'a redirect with 308': redirect(308),
  'a board': { respond: send(makeBoard({ board_id: 'other' })), outcome: 'possible' },
  'an image': { respond: send(makeImage({ image_name: 'other.png' })), outcome: 'possible' },
  'its own board, unchanged': { respond: send(makeBoard({ board_id: 'b' })), outcome: 'possible' },
  'its own image, unchanged': { respond: send(makeImage({ image_name: 'a.png' })), outcome: 'possible' },
  'a video': { respond: send(makeVideo({ video_name: 'other.mp4' })), outcome: 'possible' },
  'its own video, unchanged': { respond: send(makeVideo({ video_name: 'a.mp4' })), outcome: 'possible' },
  'the status of a batch': { respond: send(batchStatus), outcome: 'possible' },
  'an empty object': { respond: send({}), outcome: 'possible' },
  'a list': { respond: send([]), outcome: 'possible' },
  'a web page': { respond: send('<!doctype html><p>Hello', 200, html), outcome: 'possible' },
  'a body that is cut off': {
    async respond(response, carryOut) {
      const text = `${await (await carryOut()).text()}          `;
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': String(text.length + 9) });
      response.write(text.slice(0, text.length / 2), () => response.destroy());
    },
    outcome: 'possible',
  },
  'no content': { respond: (response) => response.writeHead(204).end(), outcome: 'possible' },
  'an expired token, again and again': { respond: send({ detail: 'Invalid token' }, 401), outcome: 'impossible' },
  '520 of a gateway': { respond: send('<html>Web server is down', 520, html), outcome: 'possible' },
  'a lost connection after it was carried out': {
    respond: async (response, carryOut) => {
      await carryOut();
      response.destroy();
    },
    outcome: 'possible',
  },
};

const open = (baseUrl: string): Repositories => {
  let token = 0;
  return createRepositories(createHttpTransport({ baseUrl, token: () => `token-${token++}`, random: () => 0 }));
};

/** Whether every method gets every fault; otherwise each gets a sixth of them. */
const isExhaustive = process.env['X_EXHAUSTIVE'] === 'true';

/** A POST that only reads. */
const reading = [
  ...['images.getMany', 'modelRelationships.keysOfMany', 'queueItems.getMany', 'queueItems.summaries'],
  ...['prompts.expandTemplate', 'prompts.expand', 'prompts.describe'],
];

/** What a sandbox cannot carry out: it has no weights to convert, and moves no images while an item is pending. */
const refused = ['models.convert', 'imageMoves.start'];

/** What this server has not, or cannot look up. */
const missing = [
  ...['huggingFace.models', 'modelInstalls.createFromHuggingFace', 'modelInstalls.scanFolder', 'models.image'],
  ...['bulkDownloads.download', 'fonts.file', 'prompts.expand', 'prompts.describe', 'videos.size', 'videos.streamFrom'],
];

/** The methods whose response has no content. */
const withoutContent = [
  'modelInstalls.prune',
  'modelRelationships.create',
  'modelRelationships.delete',
  'models.delete',
  'models.deleteImage',
  'users.delete',
];

/** The methods that change something, as a server sees it that carries everything out. One by one: none may be lost. */
const changing: (typeof everyMethod)[number][] = [];
for (const [name, call] of everyMethod) {
  await using server = await startWrongServer(async (response, carryOut) => pass(response, await carryOut()));
  await call(open(server.url)).catch((reason: unknown) => {
    if (![...refused, ...missing].includes(name)) throw reason;
  });
  const isChange = server.received.some((request) => !/^(GET|HEAD) /.test(request));
  if (isChange && ![...reading, ...refused].includes(name)) changing.push([name, call]);
}

test('every method of every repository has a call', () => {
  for (const [name, repository] of Object.entries(open('http://server.invalid'))) {
    const methods = [...methodsOf(Object.getPrototypeOf(repository)).keys()];
    expect(Object.keys(Object.entries(calls).find(([key]) => key === name)?.[1] ?? {}).toSorted()).toEqual(
      methods.toSorted(),
    );
  }
  expect(changing.length).toBeGreaterThanOrEqual(44);
});

test.each(changing)('%s resolves when the server carried it out', async (_, call) => {
  await using server = await startWrongServer(async (response, carryOut) => pass(response, await carryOut()));
  await call(open(server.url));
  expect(server.carriedOut).toHaveLength(1);
});

test.each(
  changing.flatMap(([name, call], method) =>
    Object.entries(faults)
      .filter((_, index) => isExhaustive || (method + index) % 6 === 0)
      .filter(([what]) => !(what === 'no content' && withoutContent.includes(name)))
      .map(([what, fault]) => [name, what, call, fault] as const),
  ),
)('%s does not resolve after %s', async (_name, _what, call, { respond, outcome, times }) => {
  await using server = await startWrongServer(respond, times);
  const error = await call(open(server.url)).then(
    (value) => expect.unreachable(`resolved to ${JSON.stringify(value)}`),
    (reason: InvokeError) => reason,
  );
  expect(error).toBeInstanceOf(RequestError);
  expect(mayHaveHappened(error)).toBe(outcome === 'possible');
  expect(server.carriedOut.length).toBeLessThanOrEqual(1);
});

test.each(changing)('%s with an expired token once is carried out once, or not at all', async (_, call) => {
  await using server = await startWrongServer(send({ detail: 'Invalid token' }, 401), 1);
  const error: unknown = await call(open(server.url)).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(server.carriedOut).toHaveLength(error === undefined ? 1 : 0);
  if (error !== undefined) expect(mayHaveHappened(error)).toBe(false);
});

test.each(changing)('%s was not sent when nobody listens', async (_, call) => {
  const server = await startWrongServer(send({}));
  await server[Symbol.asyncDispose]();
  const error = await call(open(server.url)).catch((reason: unknown) => reason);
  expect(error).toMatchObject({ name: 'ConnectionError', outcome: 'not-sent' });
  expect(mayHaveHappened(error)).toBe(false);
});
