import { createMemoryRepositories } from '@x/repositories/test';
import { InputError, ServerError } from '@x/transport/errors';
import { expect, test } from 'vitest';
import { GalleryService } from '../../src/gallery.js';
import { collect } from '../support/collect.js';
import { pngImage } from '../support/png-image.js';
import { createSandboxServices } from '../support/sandbox-services.js';

async function setUp(metadata: readonly object[]) {
  const repositories = createMemoryRepositories();
  const names: string[] = [];
  for (const entries of metadata) {
    const image = await repositories.images.upload(new Blob(['x'], { type: 'image/png' }), {
      metadata: { ...entries },
    });
    names.unshift(image.image_name);
  }
  const service = new GalleryService(repositories);
  const find = async (key: string, value: unknown) =>
    (await collect(service.searchMetadata({ key, value }))).map(({ image_name }) => image_name);
  repositories.server.requests.length = 0;
  return { server: repositories.server, service, names: names.reverse(), find };
}

test.each<[string, unknown, object[]]>([
  ['a text', 'fox', [{ prompt: 'fox' }, { prompt: 'Fox' }, { prompt: 'fox!' }, { other: 'fox' }, { prompt: ['fox'] }]],
  ['a text with quotes', 'a "fox" \\ é 🦊', [{ prompt: 'a "fox" \\ é 🦊' }, { prompt: 'a fox' }]],
  ['a wildcard', '50%_', [{ prompt: '50%_' }, { prompt: '50 of' }]],
  ['no letter', '🦊', [{ prompt: '🦊' }, { prompt: '🐺' }]],
  ['an empty text', '', [{ prompt: '' }, { prompt: ' ' }]],
  ['a number', 12, [{ prompt: 12 }, { prompt: 123 }, { prompt: '12' }, { other: 12 }]],
  ['a fraction', 0.1, [{ prompt: 0.1 }, { prompt: 0.12 }]],
  ['a bigint for a small number', 12n, [{ prompt: 12 }, { prompt: '12' }]],
  ['a boolean', true, [{ prompt: true }, { prompt: 'true' }, { prompt: 1 }]],
  ['null', null, [{ prompt: null }, { prompt: {} }, {}]],
  [
    'an object',
    { name: 'x', keys: [1] },
    [{ prompt: { keys: [1], name: 'x' } }, { prompt: { name: 'x', keys: [1, 2] } }],
  ],
  ['a list', [1, [2]], [{ prompt: [1, [2]] }, { prompt: [1, 2] }, { prompt: { 0: 1, 1: [2] } }]],
])('finds the images whose metadata has %s', async (_, value, metadata) => {
  const { names, find } = await setUp(metadata);
  expect(await find('prompt', value)).toEqual([names[0]]);
});

test('searches in nothing that every object inherits', async () => {
  const { find } = await setUp([{ seed: 1 }]);
  expect(await find('constructor', null)).toEqual([]);
  expect(await find('toString', 'x')).toEqual([]);
});

test('reads the metadata of the images with the text only, four at a time, in the order of the gallery', async () => {
  const { server, names, find } = await setUp([
    ...Array.from({ length: 9 }, () => ({ prompt: 'a red fox' })),
    ...Array.from({ length: 50 }, () => ({ prompt: 'a wolf' })),
  ]);
  let [open, most] = [0, 0];
  server.onRequest(async (request, next) => {
    if (request === 'images.metadata') most = Math.max(most, ++open);
    for (let turns = 0; turns < 50; turns++) await undefined;
    await next();
    if (request === 'images.metadata') open--;
  });
  expect(await find('prompt', 'a red fox')).toEqual(names.slice(0, 9).reverse());
  expect(server.requestCount('images.metadata')).toBe(9);
  expect(most).toBe(4);
});

test('an image that is deleted meanwhile is left out, and any other error ends the search', async () => {
  const { server, names, find } = await setUp([{ seed: 1111 }, { seed: 1111 }]);
  server.onRequest((request, next) => {
    if (request === 'images.metadata') server.images.delete(names[0] ?? '');
    return next();
  });
  expect(await find('seed', 1111)).toEqual([names[1]]);
  server.onRequest((request, next) => {
    if (request === 'images.metadata') throw new ServerError(request, { status: 500, detail: 'no' });
    return next();
  });
  await expect(find('seed', 1111)).rejects.toThrow(ServerError);
});

test('ends its requests when the caller leaves the loop', async () => {
  const { server, service } = await setUp(Array.from({ length: 20 }, () => ({ seed: 1111 })));
  for await (const _ of service.searchMetadata({ key: 'seed', value: 1111 })) break;
  expect(server.requestCount('images.metadata')).toBeLessThanOrEqual(4);
});

test.each<[string, unknown, string]>([
  ['', 1, 'key'],
  ['a', undefined, 'value'],
  ['a', Number.NaN, 'value'],
  ['a', () => 1, 'value'],
])('refuses the key %j with the value %s', async (key, value, argument) => {
  const { server, find } = await setUp([{ seed: 1 }]);
  await expect(find(key, value)).rejects.toMatchObject({ name: 'InputError', argument });
  await expect(find(key, value)).rejects.toThrow(InputError);
  expect(server.requests).toEqual([]);
});

test('finds what was uploaded with any spacing, and digits that no number holds', async () => {
  using setup = createSandboxServices();
  const text = (metadata: string) => pngImage({ invokeai_metadata: metadata });
  const [compact, spaced] = [
    await setup.images.upload(pngImage(), { metadata: { seed: 18446744073709551615n, prompt: 'Grün' } }),
    await setup.images.upload(text('{ "seed" :\n 18446744073709551615, "prompt" : "Gr\\u00fcn" }')),
  ];
  await setup.images.upload(text('{"seed":18446744073709551614,"prompt":"grün"}'));
  const entries = [
    { key: 'seed', value: 18446744073709551615n },
    { key: 'prompt', value: 'Grün' },
  ];
  for (const entry of entries) {
    const found = await collect(setup.galleryService.searchMetadata(entry));
    expect(found.map(({ image_name }) => image_name).sort()).toEqual([compact.image_name, spaced.image_name].sort());
  }
});
