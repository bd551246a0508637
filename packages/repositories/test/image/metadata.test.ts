import { makeBoard } from '@x/sandbox/make-board';
import { createHttpTransport } from '@x/transport/http-transport';
import { expect, test } from 'vitest';

import { ImageRepository } from '../../src/image.js';
import { pngImage } from '../support/png-image.js';

const imagesOf = (respond: (request: Request) => Promise<Response> | Response) =>
  new ImageRepository(
    createHttpTransport({
      baseUrl: 'http://server.invalid',
      fetch: async (input, init) => respond(new Request(input, init)),
    }),
  );

test('digits of metadata survive reading and writing', async () => {
  const text = '{"seed":18446744073709551615,"low":-9007199254740993,"steps":30}';
  let sent: FormDataEntryValue | null = null;
  const images = imagesOf(async (request) => {
    if (request.method === 'GET') return new Response(text, { headers: { 'content-type': 'application/json' } });
    sent = (await request.formData()).get('metadata');
    return Response.json({}, { status: 409 });
  });
  const metadata = await images.metadata('a.png');
  expect(metadata).toEqual({ seed: 18446744073709551615n, low: -9007199254740993n, steps: 30 });
  await images.upload(pngImage(), { metadata }).catch(() => {});
  expect(sent).toBe(text);
});

test('metadata with a key __proto__ is an error, not less metadata', async () => {
  const images = imagesOf(() => new Response('{"a":1,"__proto__":{"b":2}}'));
  await expect(images.metadata('a.png')).rejects.toMatchObject({
    name: 'ResponseError',
    issues: [{ path: '__proto__' }],
  });
});

test('a field of an image that must be a number is never a bigint', async () => {
  const text = JSON.stringify({ ...makeBoard(), width: 0 }).replace('"width":0', '"width":18446744073709551615');
  const images = imagesOf(() => new Response(text));
  await expect(images.get('a.png')).rejects.toMatchObject({ name: 'ResponseError' });
});
