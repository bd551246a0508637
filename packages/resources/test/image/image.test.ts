import { createSandbox } from '@x/sandbox/sandbox';
import { NotFoundError } from '@x/transport/errors';
import { beforeEach, expect, test } from 'vitest';
import { type Client, createClient } from '../../src/client.js';
import { DeletedError } from '../../src/errors.js';
import { ImageResource } from '../../src/image.js';
import { pngImage } from '../support/png-image.js';

let client: Client;
let image: ImageResource;
const requests: string[] = [];

beforeEach(async () => {
  const sandbox = createSandbox();
  client = createClient({
    baseUrl: 'http://sandbox',
    fetch: sandbox.fetch,
    onRequest: ({ route }) => requests.push(route),
  });
  const { image_name } = await client.repositories.images.upload(pngImage(), { metadata: { seed: 3 } });
  image = await client.getImage(image_name);
  requests.length = 0;
  return () => sandbox.close();
});

test('holds the given object and has its JSON', () => {
  const data = Object.freeze({ ...image.data });
  const resource = new ImageResource(data, client.repositories.images);
  expect(resource.data).toBe(data);
  expect(Object.keys(resource.data)).toEqual(Object.keys(image.data));
  expect(JSON.stringify(resource)).toBe(JSON.stringify(data));
});

test('update and refresh return another resource', async () => {
  const changed = await image.update({ starred: true });
  expect([image.data.starred, changed.data.starred, (await image.refresh()).data.starred]).toEqual([false, true, true]);
});

test('returns its file, its thumbnail and its metadata', async () => {
  const bytes = new Uint8Array(await (await image.full()).arrayBuffer());
  expect(bytes.subarray(1, 4)).toEqual(new TextEncoder().encode('PNG'));
  expect((await image.thumbnail()).type).toBe('image/webp');
  expect(await image.metadata()).toEqual({ seed: 3 });
});

test('delete is one request; afterwards every method rejects without a request', async () => {
  await image.delete();
  expect(requests).toEqual(['DELETE /api/v1/images/i/{image_name}']);
  const actions = [
    () => image.delete(),
    () => image.refresh(),
    () => image.update({ starred: true }),
    () => image.full(),
    () => image.thumbnail(),
    () => image.metadata(),
  ];
  for (const act of actions) await expect(act()).rejects.toThrow(DeletedError);
  expect(requests).toHaveLength(1);
});

test('a failed deletion leaves the resource usable', async () => {
  await client.repositories.images.delete(image.data.image_name);
  await expect(image.delete()).rejects.toThrow(NotFoundError);
  await expect(image.delete()).rejects.toThrow(NotFoundError);
});
