import { InputError } from '@x/transport/errors';
import { FakeTransport } from '@x/transport/test';
import { describe, expect, test } from 'vitest';
import { StylePresetRepository } from '../../src/style-preset.js';
import { type Operation, runOperation } from '../support/operation.js';
import { pngImage } from '../support/png-image.js';

const preset = {
  name: 'Fog',
  preset_data: { positive_prompt: '{prompt} in fog', negative_prompt: 'sun' },
  type: 'user',
  is_public: false,
  id: 'a/b',
  user_id: 'system',
  image: null,
};
const input = { name: 'Fog', positive_prompt: '{prompt} in fog', negative_prompt: 'sun' };
const data = JSON.stringify({ ...input, type: 'user', is_public: false });
const path = { style_preset_id: 'a/b' };
const route = 'GET /api/v1/style_presets/i/{style_preset_id}';
const csv = new File(['name\na\n'], 'a.csv', { type: 'text/csv' });

const operations: Record<string, Operation<StylePresetRepository>> = {
  get: { call: (presets, o) => presets.get('a/b', o), response: preset, route, request: { path } },
  find: { call: (presets, o) => presets.find('a/b', o), response: preset, route, request: { path } },
  exists: { call: (presets, o) => presets.exists('a/b', o), response: preset, route, request: { path }, result: true },
  list: {
    call: (presets, o) => presets.list(o),
    response: [preset],
    route: 'GET /api/v1/style_presets/',
    result: [preset],
  },
  create: {
    call: (presets, o) => presets.create({ ...input, image: pngImage() }, o),
    response: preset,
    route: 'POST /api/v1/style_presets/',
    request: { form: { data, image: pngImage() } },
  },
  update: {
    call: (presets, o) => presets.update('a/b', { ...input, is_public: false, image: null }, o),
    response: preset,
    route: 'PATCH /api/v1/style_presets/i/{style_preset_id}',
    request: { path, form: { data, image: undefined } },
  },
  delete: {
    call: (presets, o) => presets.delete('a/b', o),
    response: null,
    route: 'DELETE /api/v1/style_presets/i/{style_preset_id}',
    request: { path },
    result: undefined,
  },
  image: {
    call: (presets, o) => presets.image('a/b', o),
    response: new Blob(['RIFF\0\0\0\0WEBPVP8 '], { type: 'image/png' }),
    route: 'GET /api/v1/style_presets/i/{style_preset_id}/image',
    request: { path },
    result: expect.objectContaining({ type: 'image/webp' }),
  },
  export: {
    call: (presets, o) => presets.export(o),
    response: csv,
    route: 'GET /api/v1/style_presets/export',
  },
  import: {
    call: (presets, o) => presets.import(csv, o),
    response: null,
    route: 'POST /api/v1/style_presets/import',
    request: { form: { file: expect.objectContaining({ name: 'a.csv', type: 'text/csv' }) } },
    result: undefined,
  },
};

test.each(Object.entries(operations))('%s is one request', async (_, operation) => {
  const { actual, expected } = await runOperation(StylePresetRepository, operation);
  expect(actual).toEqual(expected);
});

test('every method is tested here', () => {
  const methods = Object.getOwnPropertyNames(StylePresetRepository.prototype).filter((name) => name !== 'constructor');
  expect(Object.keys(operations).toSorted()).toEqual(methods.toSorted());
});

test('an update says what it replaces: the visibility and the image are never reset silently', async () => {
  const transport = new FakeTransport(preset);
  const presets = new StylePresetRepository(transport);
  const withoutImage = JSON.parse(JSON.stringify({ ...input, is_public: true }));
  await expect(presets.update('a', withoutImage)).rejects.toMatchObject({
    name: 'InputError',
    message: 'input.image: is required: without it the server deletes the image; pass null to delete it',
  });
  const withoutFlag = JSON.parse(JSON.stringify({ ...input, image: null }));
  await expect(presets.update('a', withoutFlag)).rejects.toMatchObject({ argument: 'input.is_public' });
  expect(transport.requests).toEqual([]);
});

test.each([
  ['', 'presets.csv', 'text/csv'],
  ['', 'PRESETS.JSON', 'application/json'],
  ['text/csv; charset=utf-8', 'x', 'text/csv'],
  ['application/json', 'x.csv', 'application/json'],
  ['application/vnd.ms-excel', 'x.csv', 'text/csv'],
])('a file of type "%s" with the name %s is sent as %s', async (type, name, sent) => {
  const transport = new FakeTransport(null);
  await new StylePresetRepository(transport).import(new File(['x'], name, { type }));
  expect(transport.requests[0]?.[1].form).toMatchObject({ file: { name, type: sent } });
});

describe('rejects without a request', () => {
  const text = new Blob(['hello'], { type: 'text/plain' });
  const cases: [string, (presets: StylePresetRepository) => Promise<unknown>, string][] = [
    ['no input', (presets) => presets.create(JSON.parse('{}')), 'input.name'],
    ['a number for a name', (presets) => presets.create(JSON.parse('{"name":5}')), 'input.name'],
    ['a type', (presets) => presets.create({ ...input, ...JSON.parse('{"type":"default"}') }), 'input'],
    ['an empty image', (presets) => presets.create({ ...input, image: new Blob([]) }), 'file'],
    ['a text file for an image', (presets) => presets.create({ ...input, image: text }), 'file'],
    ['more than 1 MiB', (presets) => presets.create({ ...input, name: 'x'.repeat(1_048_577) }), 'input'],
    ['half an emoji', (presets) => presets.create({ ...input, name: '\ud83e' }), 'input.name'],
    ['a file of another type to import', (presets) => presets.import(text), 'file'],
    ['no file to import', (presets) => presets.import(JSON.parse('null')), 'file'],
  ];
  test.each(cases)('%s', async (_, call, argument) => {
    const transport = new FakeTransport({});
    const error = await call(new StylePresetRepository(transport)).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(InputError);
    expect(error).toMatchObject({ argument });
    expect(transport.requests).toEqual([]);
  });
});

test.each([
  { ...preset, name: 'old' },
  { ...preset, id: 'other' },
  { ...preset, type: 'default' },
  { ...preset, preset_data: { ...preset.preset_data, negative_prompt: 'old' } },
])('rejects a response about something else', async (response) => {
  const presets = new StylePresetRepository(new FakeTransport(response));
  const update = presets.update('a/b', { ...input, is_public: false, image: null });
  await expect(update).rejects.toMatchObject({ name: 'ResponseError' });
});
