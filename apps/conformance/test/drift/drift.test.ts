import { fileURLToPath } from 'node:url';

import { expect, test } from 'vitest';
import { coveredEnums } from '../../src/drift/covered.js';
import { enumDrift, knownMembers } from '../../src/drift/enum-drift.js';
import { fieldDrift } from '../../src/drift/field-drift.js';
import type { Schemas } from '../../src/drift/open-api.js';
import { operationDrift } from '../../src/drift/operation-drift.js';
import type { Operation } from '../../src/operations/operation.js';

const root = fileURLToPath(new URL('../../../../', import.meta.url));
const urls = { image_name: { type: 'string' }, image_url: { type: 'string' }, thumbnail_url: { type: 'string' } };
const findings = (schemas: Schemas, name: string) =>
  fieldDrift(schemas).flatMap(({ place, finding }) => (place.startsWith(name) ? [`${place} ${finding}`] : []));

test('a schema that is as our model says is not mentioned, one that is not there is', () => {
  expect(findings({ ImageUrlsDTO: { properties: urls } }, 'ImageUrlsDTO')).toEqual([]);
  expect(findings({}, 'ImageUrlsDTO')).toEqual(['ImageUrlsDTO not there']);
});

test('a field added, gone or of another type is found', () => {
  const { image_url: _, ...properties } = { ...urls, thumbnail_url: { anyOf: [{ type: 'string' }, { type: 'null' }] } };
  expect(findings({ ImageUrlsDTO: { properties: { ...properties, etag: {} } } }, 'ImageUrlsDTO')).toEqual([
    'ImageUrlsDTO.etag added, kept as it comes',
    'ImageUrlsDTO.image_url gone, and our model cannot do without',
    'ImageUrlsDTO.thumbnail_url may be null, our model takes string',
  ]);
});

test('a field that older servers lack has a default', () => {
  const missing = findings({ BoardDTO: { properties: {} } }, 'BoardDTO.');
  expect(missing).toContain('BoardDTO.asset_count gone, our model has a default');
});

test('a member of an enum added or gone is found', () => {
  const known = knownMembers(root);
  expect(Object.values(coveredEnums).filter((name) => !known.has(name))).toEqual([]);
  const drift = enumDrift({ GalleryItemKind: { enum: ['image', 'sound'] } }, known);
  expect(drift.filter(({ place }) => place === 'GalleryItemKind').map(({ finding }) => finding)).toEqual([
    'added: sound',
    'gone: video',
  ]);
});

test('an operation that is not there, or takes other parameters, is found', () => {
  const operation = (path: string, ...query: string[]): Operation => ({
    method: 'GET',
    path,
    tag: 't',
    parameters: { path: [], query },
    body: 'none',
    success: [200],
  });
  const ours = [operation('/a', 'x', 'y'), operation('/b'), operation('/c')];
  const drift = operationDrift([operation('/a', 'y', 'z')], ours, new Set(['GET /a', 'GET /b']));
  expect(drift.map(({ place, finding }) => `${place} ${finding}`)).toEqual([
    'GET /a added parameter: z',
    'GET /a parameter gone: x',
    'GET /b not there',
  ]);
});
