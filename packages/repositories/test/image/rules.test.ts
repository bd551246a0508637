import { makeImage } from '@x/sandbox/make-image';
import { HttpError, NotFoundError, UnsupportedOperationError } from '@x/transport/errors';
import { FakeTransport } from '@x/transport/test';
import { describe, expect, test } from 'vitest';
import { MisplacedUploadError, NotDeletedError } from '../../src/errors.js';
import { ImageRepository } from '../../src/image.js';

const image = makeImage({ image_name: 'a.png' });
const png = new Blob(['x'], { type: 'image/png' });
const names = Array<string>(1_001).fill('a.png');
const missing = new NotFoundError('GET /x', { status: 404, detail: 'Not Found' });

test('an image that is not there is found to be undefined, and only that', async () => {
  const refused = new HttpError('GET /x', { status: 403, detail: 'no' });
  const images = new ImageRepository(new FakeTransport(missing, missing, refused, refused));
  expect([await images.find('a.png'), await images.exists('a.png')]).toEqual([undefined, false]);
  await expect(images.find('a.png')).rejects.toBe(refused);
  await expect(images.exists('a.png')).rejects.toBe(refused);
});

test('a deletion that names nothing it deleted is a failure', async () => {
  const nothing = { deleted_images: [], affected_boards: [] };
  const images = new ImageRepository(new FakeTransport(nothing, { ...nothing, failed_images: ['a.png'] }, missing));
  const error = await images.delete('a.png').catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(NotDeletedError);
  expect(error).toMatchObject({
    name: 'NotDeletedError',
    imageName: 'a.png',
    message: expect.stringContaining('a.png was not deleted'),
  });
  await expect(images.delete('a.png')).rejects.toBeInstanceOf(NotDeletedError);
  await expect(images.delete('a.png')).rejects.toBe(missing);
});

test.each([
  ['b2', 'to b2 instead of board b1'],
  [null, 'to no board instead of board b1'],
])('an upload to b1 that lands on %s is a failure that holds the image', async (board_id, words) => {
  const landed = { ...image, board_id };
  const images = new ImageRepository(new FakeTransport(landed));
  const error = await images.upload(png, { board_id: 'b1' }).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(MisplacedUploadError);
  expect(error).toMatchObject({ name: 'MisplacedUploadError', image: landed, message: expect.stringContaining(words) });
});

test.each([undefined, 'none'])('an upload to %s lands on no board, which is not asked for', async (board_id) => {
  const transport = new FakeTransport(image);
  expect(await new ImageRepository(transport).upload(png, { board_id })).toEqual(image);
  expect(transport.requests[0]?.[1].query).toMatchObject({ board_id: undefined });
});

test('an upload says all that was said of it', async () => {
  const transport = new FakeTransport({ ...image, board_id: 'b' });
  const file = new File(['x'], 'x.webp', { type: 'image/webp' });
  await new ImageRepository(transport).upload(file, {
    image_category: 'general',
    is_intermediate: true,
    board_id: 'b',
    session_id: 's',
    crop_visible: true,
    resize_to: { width: 4096, height: 4096 },
    metadata: { prompt: 'a "bridge" ü' },
  });
  expect(transport.requests).toEqual([
    [
      'POST /api/v1/images/upload',
      {
        query: { image_category: 'general', is_intermediate: true, board_id: 'b', session_id: 's', crop_visible: true },
        form: { file, resize_to: '{"width":4096,"height":4096}', metadata: '{"prompt":"a \\"bridge\\" ü"}' },
      },
    ],
  ]);
});

test('an upload of which nothing is said is an asset of the user', async () => {
  const transport = new FakeTransport(image);
  await new ImageRepository(transport).upload(png);
  expect(transport.requests[0]?.[1].query).toMatchObject({ image_category: 'user', is_intermediate: false });
});

test('a blob without a type is sent as an image, for the server to check', async () => {
  const transport = new FakeTransport(image);
  await new ImageRepository(transport).upload(new Blob(['x']));
  expect(transport.requests[0]?.[1].form?.['file']).toMatchObject({ type: 'image/png', size: 1 });
});

test('a stream of unknown size goes as it is', async () => {
  const transport = new FakeTransport(image);
  const file = { stream: png.stream(), name: 'a.png', type: 'image/png' };
  await new ImageRepository(transport).upload(file);
  expect(transport.requests[0]?.[1].form?.['file']).toBe(file);
});

test('metadata may fill a form field to its last byte', async () => {
  const transport = new FakeTransport(image);
  const metadata = { a: 'x'.repeat(1_048_576 - '{"a":""}'.length) };
  await new ImageRepository(transport).upload(png, { metadata });
  expect(String(transport.requests[0]?.[1].form?.['metadata'])).toHaveLength(1_048_576);
  metadata.a += 'x';
  await expect(new ImageRepository(transport).upload(png, { metadata })).rejects.toMatchObject({ limit: 1_048_576 });
});

test('what a server lacks stays unsupported, also in find and exists', async () => {
  const lacking = new UnsupportedOperationError('GET /x', '6.14.0', '6.8.1');
  await expect(new ImageRepository(new FakeTransport(lacking)).find('a.png')).rejects.toBe(lacking);
});

describe('refuses before any request', () => {
  const circle: Record<string, unknown> = {};
  circle['self'] = circle;
  type Call = (images: ImageRepository) => Promise<unknown>;
  const inputs: [string, string, Call][] = [
    ['1 001 names to get', 'names: must be at most 1 000 names', (images) => images.getMany(names)],
    ['1 001 names to delete', 'names: must be at most 1 000 names', (images) => images.deleteMany(names)],
    ['1 001 names to star', 'names: must be at most 1 000 names', (images) => images.starMany(names)],
    ['1 001 names to unstar', 'names: must be at most 1 000 names', (images) => images.unstarMany(names)],
    ['an empty name', 'names.0: must not be empty', (images) => images.getMany([''])],
    [
      'a name of 256 characters',
      'names.0: must be at most 255 characters long',
      (images) => images.starMany(['x'.repeat(256)]),
    ],
    [
      'a name that is none',
      'names.0: Invalid input: expected string, received number',
      (images) => images.starMany(JSON.parse('[7]')),
    ],
    [
      '1 001 names to download',
      'image_names: must be at most 1 000 names',
      (images) => images.startDownload({ image_names: names }),
    ],
    ['nothing to download', 'image_names: must not be empty', (images) => images.startDownload({ image_names: [] })],
    ['no board to download', 'board_id: must not be empty', (images) => images.startDownload({ board_id: '' })],
    [
      'a board and names',
      'selection: must be a board or names',
      (images) => images.startDownload(JSON.parse('{"board_id":"b","image_names":[]}')),
    ],
    [
      'a limit of 1 001',
      'query.limit: Too big: expected number to be <=1000',
      (images) => images.page({ offset: 0, limit: 1_001 }),
    ],
    [
      'a key that is none',
      'changes: Unrecognized key: "board_id"',
      (images) => images.update('a.png', JSON.parse('{"board_id":"b"}')),
    ],
    [
      'a change to null',
      'changes.session_id: Invalid input: expected string, received null',
      (images) => images.update('a.png', JSON.parse('{"session_id":null}')),
    ],
    [
      'no consent',
      'consent: this deletes images permanently; pass { destroy: true }',
      (images) => images.deleteUncategorized(JSON.parse('{}')),
    ],
    [
      'consent left out',
      'consent: this deletes images permanently; pass { destroy: true }',
      (images) => images.clearIntermediates(JSON.parse('null')),
    ],
    ['an empty file', 'file: is empty', (images) => images.upload(new Blob([], { type: 'image/png' }))],
    [
      'a text',
      'file: must be an image, not text/plain',
      (images) => images.upload(new Blob(['x'], { type: 'text/plain' })),
    ],
    [
      'a stream of text',
      'file: must be an image, not text/plain',
      (images) => images.upload({ stream: png.stream(), name: 'a', type: 'text/plain' }),
    ],
    [
      'a stream of no type',
      'file: must be an image, not untyped',
      (images) => images.upload({ stream: png.stream(), name: 'a', type: '' }),
    ],
    [
      'the board ""',
      'board_id: must not be empty; leave it out for no board',
      (images) => images.upload(png, { board_id: '' }),
    ],
    [
      'a width of 0',
      'resize_to.width: Too small: expected number to be >0',
      (images) => images.upload(png, { resize_to: { width: 0, height: 1 } }),
    ],
    [
      'too many pixels',
      'resize_to: must be at most 16 777 216 pixels',
      (images) => images.upload(png, { resize_to: { width: 4097, height: 4096 } }),
    ],
    [
      'metadata in a list',
      'metadata: must be a JSON-serializable object',
      (images) => images.upload(png, { metadata: JSON.parse('[]') }),
    ],
    [
      'metadata in words',
      'metadata: must be a JSON-serializable object',
      (images) => images.upload(png, { metadata: JSON.parse('"x"') }),
    ],
    [
      'metadata that is null',
      'metadata: must be a JSON-serializable object',
      (images) => images.upload(png, { metadata: JSON.parse('null') }),
    ],
    [
      'metadata with a bigint',
      'metadata: must be a JSON-serializable object',
      (images) => images.upload(png, { metadata: { seed: 1n } }),
    ],
    [
      'metadata that goes in a circle',
      'metadata: must be a JSON-serializable object',
      (images) => images.upload(png, { metadata: circle }),
    ],
    [
      'too much metadata',
      'metadata: must be at most 1 MiB as JSON, not 1048584 bytes',
      (images) => images.upload(png, { metadata: { a: 'ü'.repeat(524_288) } }),
    ],
  ];
  test.each(inputs)('%s', async (_, message, call) => {
    const transport = new FakeTransport({});
    await expect(call(new ImageRepository(transport))).rejects.toMatchObject({ name: 'InputError', message });
    expect(transport.requests).toEqual([]);
  });
});
