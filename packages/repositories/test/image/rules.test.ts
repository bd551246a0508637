import { makeImage } from '@x/sandbox/make-image';
import { HttpError, NotFoundError, printValue, UnsupportedOperationError } from '@x/transport/errors';
import type { FileSource } from '@x/transport/file';
import { FakeTransport } from '@x/transport/test';
import { describe, expect, test } from 'vitest';
import { MisplacedUploadError, NotDeletedError } from '../../src/errors.js';
import { ImageRepository } from '../../src/image.js';

const image = makeImage({ image_name: 'a.png', image_category: 'user' });
const foreignFile = { name: 'f.png', type: '', size: 1, arrayBuffer: async () => new ArrayBuffer(1) };
const png = new Blob(['x'], { type: 'image/png' });
const names = Array<string>(1_001).fill('a.png');
const missing = new NotFoundError('GET /x', { status: 404, detail: 'Not Found' });

test('find and exists do not reject for a missing image, but for every other error', async () => {
  const refused = new HttpError('GET /x', { status: 403, detail: 'no' });
  const images = new ImageRepository(new FakeTransport(missing, missing, refused, refused));
  expect([await images.find('a.png'), await images.exists('a.png')]).toEqual([undefined, false]);
  await expect(images.find('a.png')).rejects.toBe(refused);
  await expect(images.exists('a.png')).rejects.toBe(refused);
});

test('rejects when a deletion reports success but deleted nothing', async () => {
  const nothing = { deleted_images: [], affected_boards: [] };
  const images = new ImageRepository(new FakeTransport(nothing, { ...nothing, failed_images: ['a.png'] }, missing));
  const error = await images.delete('a.png').catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(NotDeletedError);
  expect(error).toMatchObject({
    name: 'NotDeletedError',
    itemName: 'a.png',
    message: expect.stringContaining('"a.png" was not deleted'),
  });
  await expect(images.delete('a.png')).rejects.toBeInstanceOf(NotDeletedError);
  await expect(images.delete('a.png')).rejects.toBe(missing);
});

test.each([
  ['b2', 'to board "b2" instead of board "b1"'],
  [null, 'to no board instead of board "b1"'],
])('rejects with the image when an upload to b1 is on %s', async (board_id, place) => {
  const misplaced = { ...image, board_id };
  const images = new ImageRepository(new FakeTransport(misplaced));
  const error = await images.upload(png, { board_id: 'b1' }).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(MisplacedUploadError);
  expect(error).toMatchObject({
    name: 'MisplacedUploadError',
    image: misplaced,
    message: expect.stringContaining(place),
  });
});

test.each([undefined, 'none'])('an upload to %s sends no board', async (board_id) => {
  const transport = new FakeTransport(image);
  expect(await new ImageRepository(transport).upload(png, { board_id })).toEqual(image);
  expect(transport.requests[0]?.[1].query).toMatchObject({ board_id: undefined });
});

test('an upload sends every field', async () => {
  const transport = new FakeTransport({ ...image, image_category: 'general', is_intermediate: true, board_id: 'b' });
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

test('an upload is by default of category user', async () => {
  const transport = new FakeTransport(image);
  await new ImageRepository(transport).upload(png);
  expect(transport.requests[0]?.[1].query).toMatchObject({ image_category: 'user', is_intermediate: false });
});

test('a blob without a type is sent as image/png', async () => {
  const transport = new FakeTransport(image);
  await new ImageRepository(transport).upload(new Blob(['x']));
  expect(transport.requests[0]?.[1].form?.['file']).toMatchObject({ type: 'image/png', size: 1 });
});

test('a stream of unknown size is sent unchanged', async () => {
  const transport = new FakeTransport(image);
  const file = { stream: png.stream(), name: 'a.png', type: 'image/png' };
  await new ImageRepository(transport).upload(file);
  expect(transport.requests[0]?.[1].form?.['file']).toBe(file);
});

test.each<[string, FileSource, string | undefined, object]>([
  ['bytes', Uint8Array.of(1, 2), undefined, { name: 'blob', type: 'image/png', size: 2 }],
  ['bytes with a name', Uint8Array.of(1, 2), 'a.png', { name: 'a.png', type: 'image/png', size: 2 }],
  ['an ArrayBuffer', new ArrayBuffer(3), 'a.png', { name: 'a.png', type: 'image/png', size: 3 }],
  ['a Blob with a name', new Blob(['x'], { type: 'image/webp' }), 'b.webp', { name: 'b.webp', type: 'image/webp' }],
  ['a file of another realm without a type', foreignFile, undefined, { name: 'f.png', type: 'image/png', size: 1 }],
])('uploads %s', async (_, file, name, sent) => {
  const transport = new FakeTransport(image);
  await new ImageRepository(transport).upload(file, { name });
  expect(transport.requests[0]?.[1].form?.['file']).toMatchObject(sent);
  expect(transport.requests[0]?.[1].query).not.toHaveProperty('name');
});

test('metadata may have 1 MiB as JSON', async () => {
  const transport = new FakeTransport(image);
  const metadata = { a: 'x'.repeat(1_048_576 - '{"a":""}'.length) };
  await new ImageRepository(transport).upload(png, { metadata });
  expect(String(transport.requests[0]?.[1].form?.['metadata'])).toHaveLength(1_048_576);
  metadata.a += 'x';
  await expect(new ImageRepository(transport).upload(png, { metadata })).rejects.toMatchObject({ limit: 1_048_576 });
});

test('find rejects when the server lacks the operation', async () => {
  const lacking = new UnsupportedOperationError('GET /x', '6.14.0', '6.8.1');
  await expect(new ImageRepository(new FakeTransport(lacking)).find('a.png')).rejects.toBe(lacking);
});

describe('rejects without a request', () => {
  const circular: Record<string, unknown> = {};
  circular['self'] = circular;
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
      'a name that is a number',
      'names.0: Invalid input: expected string, received number',
      (images) => images.starMany(JSON.parse('[7]')),
    ],
    [
      'a limit of 1 001',
      'query.limit: Too big: expected number to be <=1000',
      (images) => images.page({ offset: 0, limit: 1_001 }),
    ],
    [
      'an unknown field',
      'changes: Unrecognized key: "board_id"',
      (images) => images.update('a.png', JSON.parse('{"board_id":"b"}')),
    ],
    [
      'a field set to null',
      'changes.session_id: Invalid input: expected string, received null',
      (images) => images.update('a.png', JSON.parse('{"session_id":null}')),
    ],
    [
      'no consent',
      'consent: images are deleted for good; pass { destroy: true }',
      (images) => images.deleteUncategorized(JSON.parse('{}')),
    ],
    [
      'null instead of consent',
      'consent: images are deleted for good; pass { destroy: true }',
      (images) => images.clearIntermediates(JSON.parse('null')),
    ],
    ['an empty file', 'file: must not be empty', (images) => images.upload(new Blob([], { type: 'image/png' }))],
    [
      'a text',
      'file: must have a media type of an image, got "text/plain"',
      (images) => images.upload(new Blob(['x'], { type: 'text/plain' })),
    ],
    [
      'a stream of text',
      'file: must have a media type of an image, got "text/plain"',
      (images) => images.upload({ stream: png.stream(), name: 'a', type: 'text/plain' }),
    ],
    [
      'a stream of no type',
      'file: must have a media type of an image, got ""',
      (images) => images.upload({ stream: png.stream(), name: 'a', type: '' }),
    ],
    [
      'a path',
      'file: must be a file, bytes or { stream, name, type }, got "a.png"; for a path, pass await openAsBlob(path) of node:fs',
      (images) => images.upload(JSON.parse('"a.png"')),
    ],
    [
      'the content of a file as text',
      'file: must be a file, bytes or { stream, name, type }, got a text; for a path, pass await openAsBlob(path) of node:fs',
      (images) => images.upload(JSON.parse('"data:image/png;base64,AAAA"')),
    ],
    ...['null', '7', '{}', '{"size":1,"type":"image/png"}', '[]', 'true'].map((json): [string, string, Call] => [
      `${json} as a file`,
      `file: must be a file, bytes or { stream, name, type }, got ${printValue(JSON.parse(json))}`,
      (images) => images.upload(JSON.parse(json)),
    ]),
    ['empty bytes', 'file: must not be empty', (images) => images.upload(new Uint8Array())],
    [
      'a name that is no text',
      'name: must be a file name, got 7',
      (images) => images.upload(png, JSON.parse('{"name":7}')),
    ],
    ['an empty name', 'name: must be a file name, got ""', (images) => images.upload(png, { name: '' })],
    [
      'the board ""',
      'board_id: must not be empty; omit it for no board',
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
      'metadata that is an array',
      'metadata: must be an object, got a list of 0 items',
      (images) => images.upload(png, { metadata: JSON.parse('[]') }),
    ],
    [
      'metadata that is a string',
      'metadata: must be an object, got "x"',
      (images) => images.upload(png, { metadata: JSON.parse('"x"') }),
    ],
    [
      'metadata that is null',
      'metadata: must be an object, got null',
      (images) => images.upload(png, { metadata: JSON.parse('null') }),
    ],
    [
      'metadata with a number that lost digits',
      'metadata.seed: 18446744073709552000 is beyond 9007199254740991 and may have lost digits; pass a bigint, such as 18446744073709551616n, also for what need not be whole',
      (images) => images.upload(png, { metadata: { seed: 18446744073709552000 } }),
    ],
    [
      'metadata with a Map',
      'metadata.loras.0: must be a plain object, got a Map',
      (images) => images.upload(png, { metadata: { loras: [new Map()] } }),
    ],
    [
      'metadata with half an emoji',
      'metadata.prompt: must be well-formed text, has half of a surrogate pair (a cut emoji?) at index 2',
      (images) => images.upload(png, { metadata: { prompt: 'a 🌉'.slice(0, 3) } }),
    ],
    [
      'circular metadata',
      'metadata.self: must not contain itself',
      (images) => images.upload(png, { metadata: circular }),
    ],
    [
      'too much metadata',
      'metadata: must be at most 1 MiB as JSON, got 1048584 bytes',
      (images) => images.upload(png, { metadata: { a: 'ü'.repeat(524_288) } }),
    ],
  ];
  test.each(inputs)('%s', async (_, message, call) => {
    const transport = new FakeTransport({});
    await expect(call(new ImageRepository(transport))).rejects.toMatchObject({ name: 'InputError', message });
    expect(transport.requests).toEqual([]);
  });
});
