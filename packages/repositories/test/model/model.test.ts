import { makeModel } from '@x/sandbox/make-model';
import { FakeTransport } from '@x/transport/test';
import { describe, expect, test } from 'vitest';
import { ModelRepository } from '../../src/model.js';
import { collected, type Operation, runOperation } from '../support/operation.js';
import { pngImage } from '../support/png-image.js';

const model = makeModel({ key: 'a/b', name: 'A' });
const path = { key: 'a/b' };
const list = { models: [model] };
const attributes = { name: 'A', type: 'lora', base: 'sd-1' } as const;

const operations: Record<string, Operation<ModelRepository>> = {
  get: {
    call: (models, o) => models.get('a/b', o),
    response: model,
    route: 'GET /api/v2/models/i/{key}',
    request: { path },
  },
  find: {
    call: (models, o) => models.find('a/b', o),
    response: model,
    route: 'GET /api/v2/models/i/{key}',
    request: { path },
  },
  exists: {
    call: (models, o) => models.exists('a/b', o),
    response: model,
    route: 'GET /api/v2/models/i/{key}',
    request: { path },
    result: true,
  },
  findByHash: {
    call: (models, o) => models.findByHash(model.hash, o),
    response: model,
    route: 'GET /api/v2/models/get_by_hash',
    request: { query: { hash: model.hash }, since: '6.12.0' },
  },
  findByAttributes: {
    call: (models, o) => models.findByAttributes(attributes, o),
    response: model,
    route: 'GET /api/v2/models/get_by_attrs',
    request: { query: attributes },
  },
  list: {
    call: (models, o) => models.list({ base_models: ['sd-1', 'sdxl'], order_by: 'size', direction: 'DESC' }, o),
    response: list,
    route: 'GET /api/v2/models/',
    request: { query: { base_models: ['sd-1', 'sdxl'], order_by: 'size', direction: 'DESC' } },
    result: [model],
  },
  listMissing: {
    call: (models, o) => models.listMissing(o),
    response: list,
    route: 'GET /api/v2/models/missing',
    request: { since: '6.12.0' },
    result: [model],
  },
  update: {
    call: (models, o) => models.update('a/b', { name: 'A', description: null, trigger_phrases: ['x'] }, o),
    response: model,
    route: 'PATCH /api/v2/models/i/{key}',
    request: { path, body: { name: 'A', description: null, trigger_phrases: ['x'] } },
  },
  delete: {
    call: (models, o) => models.delete('a/b', o),
    response: new Blob([]),
    route: 'DELETE /api/v2/models/i/{key}',
    request: { path },
    result: undefined,
  },
  deleteMany: {
    call: (models, o) => models.deleteMany(['a', 'b'], o),
    response: { deleted: ['a'], failed: [{ key: 'b', error: 'model not found' }] },
    route: 'POST /api/v2/models/i/bulk_delete',
    request: { body: { keys: ['a', 'b'] }, since: '6.10.0' },
  },
  reidentify: {
    call: (models, o) => models.reidentify('a/b', o),
    response: model,
    route: 'POST /api/v2/models/i/{key}/reidentify',
    request: { path, since: '6.9.0' },
  },
  reidentifyMany: {
    call: (models, o) => models.reidentifyMany(['a'], o),
    response: { succeeded: ['a'], failed: [] },
    route: 'POST /api/v2/models/i/bulk_reidentify',
    request: { body: { keys: ['a'] }, since: '6.13.0' },
  },
  convert: {
    call: (models, o) => models.convert('a/b', o),
    response: makeModel({
      key: 'new',
      type: 'main',
      format: 'diffusers',
      base: 'sd-1',
      variant: 'normal',
      prediction_type: 'epsilon',
    }),
    route: 'PUT /api/v2/models/convert/{key}',
    request: { path, repeatable: false },
  },
  image: {
    call: (models, o) => models.image('a/b', o),
    response: new Blob(['image']),
    route: 'GET /api/v2/models/i/{key}/image',
    request: { path },
  },
  deleteImage: {
    call: (models, o) => models.deleteImage('a/b', o),
    response: new Blob([]),
    route: 'DELETE /api/v2/models/i/{key}/image',
    request: { path },
    result: undefined,
  },
};

describe('requests and results', () => {
  test.each(Object.entries(operations))('%s', async (_, operation) => {
    const { actual, expected } = await runOperation(ModelRepository, operation);
    expect(actual).toEqual(expected);
  });
});

test('a cover image is sent as an image, and a text is refused', async () => {
  const transport = new FakeTransport(null);
  const models = new ModelRepository(transport);
  const file = pngImage();
  expect(await models.updateImage('a', file)).toBeUndefined();
  expect(transport.requests).toMatchObject([['PATCH /api/v2/models/i/{key}/image', { path: { key: 'a' } }]]);
  await expect(models.updateImage('a', new Blob(['x'], { type: 'text/plain' }))).rejects.toThrow('file: must have');
  expect(transport.requests).toHaveLength(1);
});

test('one model of an unknown type does not spoil a list', async () => {
  const future = { ...model, type: 'hologram', base: 'sd-9', format: 'cube', depth: 3 };
  const models = new ModelRepository(new FakeTransport({ models: [model, future] }));
  expect(await collected(models.list())).toEqual([model, future]);
});

test('a model that no schema knows is left out on request, and refused otherwise', async () => {
  const wrong = { ...model, default_settings: { weight: 'much' } };
  const reported: string[] = [];
  const models = new ModelRepository(new FakeTransport({ models: [wrong, model] }, { models: [wrong, model] }));
  expect(await collected(models.list(undefined, { onInvalid: ({ message }) => reported.push(message) }))).toEqual([
    model,
  ]);
  expect(reported).toEqual([expect.stringContaining('default_settings.weight')]);
  await expect(collected(models.list())).rejects.toMatchObject({ name: 'ResponseError' });
});

test.each([
  [{ name: null }, 'changes.name'],
  [{ path: '' }, 'changes.path'],
  [{ key: 'other' }, 'changes'],
  [{ nonsense: 1 }, 'changes'],
  [{ source_url: 'ftp://x' }, 'changes.source_url'],
  [{ default_settings: { steps: 0 } }, 'changes.default_settings.steps'],
  [{ default_settings: { nonsense: 1 } }, 'changes.default_settings'],
  [{ trigger_phrases: 'a' }, 'changes.trigger_phrases'],
])('a change to %j is refused before a request', async (changes, argument) => {
  const transport = new FakeTransport(model);
  // @ts-expect-error a program in JavaScript passes what the type forbids
  await expect(new ModelRepository(transport).update('a/b', changes)).rejects.toMatchObject({
    name: 'InputError',
    argument,
  });
  expect(transport.requests).toEqual([]);
});

test('the record of another model is not the result of a change', async () => {
  const models = new ModelRepository(new FakeTransport(model, model, model));
  await expect(models.update('other', {})).rejects.toMatchObject({ name: 'ResponseError' });
  await expect(models.update('a/b', { name: 'B' })).rejects.toMatchObject({ name: 'ResponseError' });
  await expect(models.update('a/b', { type: 'vae' })).rejects.toMatchObject({ name: 'ResponseError' });
});

test('a deletion whose response has content was not carried out as requested', async () => {
  const transport = new FakeTransport(new Blob(['{"key":"other"}']));
  await expect(new ModelRepository(transport).delete('a')).rejects.toMatchObject({
    name: 'ResponseError',
    message: expect.stringContaining('must have no content'),
  });
});
