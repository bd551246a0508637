import { makeImage } from '@x/sandbox/make-image';
import { expect, test } from 'vitest';
import { ImageRepository } from '../../src/image.js';
import { methodsOf } from '../support/methods-of.js';
import { type Operation, runOperation } from '../support/operation.js';

const image = makeImage({ image_name: 'a.png' });
const path = { image_name: 'a.png' };
const names = ['a.png', 'gone.png'];
const body = { image_names: names };
const nameList = { image_names: ['a.png'], starred_count: 0, total_count: 1 };
const deleted = { deleted_images: ['a.png'], failed_images: [], affected_boards: ['none'] };
const starred = { starred_images: ['a.png'], failed_images: [], affected_boards: ['none'] };
const unstarred = { unstarred_images: ['a.png'], failed_images: [], affected_boards: ['none'] };
const query = {
  image_origin: 'external',
  categories: ['user', 'mask'],
  is_intermediate: false,
  board_id: 'none',
  order_dir: 'ASC',
  starred_first: false,
  search_term: 'bridge',
} as const;
const item: Pick<Operation<ImageRepository>, 'route' | 'request'> = {
  route: 'GET /api/v1/images/i/{image_name}',
  request: { path },
};
const text = async (stream: Promise<ReadableStream>) => new Response(await stream).text();

const operations: Record<string, Operation<ImageRepository>> = {
  get: { ...item, call: (images, o) => images.get('a.png', o), response: image },
  find: { ...item, call: (images, o) => images.find('a.png', o), response: image },
  exists: {
    call: (images, o) => images.exists('a.png', o),
    response: null,
    route: 'HEAD /api/v1/images/i/{image_name}/full',
    request: { path },
    result: true,
  },
  list: {
    call: (images, o) => images.list(query, o),
    response: { offset: 0, limit: 100, total: 1, items: [image] },
    route: 'GET /api/v1/images/',
    request: { query: { ...query, offset: 0, limit: 100 } },
    result: [image],
  },
  page: {
    call: (images, o) => images.page({ offset: 7, limit: 0 }, o),
    response: { offset: 7, limit: 0, total: 9, items: [] },
    route: 'GET /api/v1/images/',
    request: { query: { offset: 7, limit: 0 } },
  },
  names: {
    call: (images, o) => images.names(query, o),
    response: nameList,
    route: 'GET /api/v1/images/names',
    request: { query },
  },
  getMany: {
    call: (images, o) => images.getMany(names, o),
    response: [image],
    route: 'POST /api/v1/images/images_by_names',
    request: { body, repeatable: true },
  },
  upload: {
    call: (images, o) => images.upload(new File(['x'], 'x.png', { type: 'image/png' }), {}, o),
    response: { ...image, image_category: 'user' },
    route: 'POST /api/v1/images/upload',
    request: { query: expect.anything(), form: expect.anything() },
  },
  update: {
    call: (images, o) => images.update('a.png', { starred: true }, o),
    response: { ...image, starred: true },
    route: 'PATCH /api/v1/images/i/{image_name}',
    request: { path, body: { starred: true } },
  },
  delete: {
    call: (images, o) => images.delete('a.png', o),
    response: deleted,
    route: 'DELETE /api/v1/images/i/{image_name}',
    request: { path },
  },
  deleteMany: {
    call: (images, o) => images.deleteMany(names, o),
    response: deleted,
    route: 'POST /api/v1/images/delete',
    request: { body },
  },
  deleteUncategorized: {
    call: (images, o) => images.deleteUncategorized({ destroy: true }, o),
    response: deleted,
    route: 'DELETE /api/v1/images/uncategorized',
  },
  countIntermediates: {
    call: (images, o) => images.countIntermediates(o),
    response: 7,
    route: 'GET /api/v1/images/intermediates',
  },
  clearIntermediates: {
    call: (images, o) => images.clearIntermediates({ destroy: true }, o),
    response: 7,
    route: 'DELETE /api/v1/images/intermediates',
  },
  starMany: {
    call: (images, o) => images.starMany(names, o),
    response: starred,
    route: 'POST /api/v1/images/star',
    request: { body },
  },
  unstarMany: {
    call: (images, o) => images.unstarMany(names, o),
    response: unstarred,
    route: 'POST /api/v1/images/unstar',
    request: { body },
  },
  metadata: {
    call: (images, o) => images.metadata('a.png', o),
    response: { seed: 3 },
    route: 'GET /api/v1/images/i/{image_name}/metadata',
    request: { path },
  },
  workflow: {
    call: (images, o) => images.workflow('a.png', o),
    response: { workflow: '{}', graph: null },
    route: 'GET /api/v1/images/i/{image_name}/workflow',
    request: { path },
  },
  full: {
    call: async (images, o) => (await images.full('a.png', o)).text(),
    response: 'bytes',
    route: 'GET /api/v1/images/i/{image_name}/full',
    request: { path },
  },
  stream: {
    call: (images, o) => text(images.stream('a.png', o)),
    response: 'bytes',
    route: 'GET /api/v1/images/i/{image_name}/full',
    request: { path },
  },
  thumbnail: {
    call: async (images, o) => (await images.thumbnail('a.png', o)).text(),
    response: 'bytes',
    route: 'GET /api/v1/images/i/{image_name}/thumbnail',
    request: { path },
  },
  urls: {
    call: (images, o) => images.urls('a.png', o),
    response: { image_name: 'a.png', image_url: 'api/full', thumbnail_url: 'api/thumbnail' },
    route: 'GET /api/v1/images/i/{image_name}/urls',
    request: { path },
  },
};

test.each(Object.entries(operations))('%s is one request', async (_, operation) => {
  const { actual, expected } = await runOperation(ImageRepository, operation);
  expect(actual).toEqual(expected);
});

test('every method is tested here', () => {
  const methods = [...methodsOf(ImageRepository.prototype).keys()];
  expect(Object.keys(operations).toSorted()).toEqual(methods.toSorted());
});
