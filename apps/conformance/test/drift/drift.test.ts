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

test('a schema that matches our model is not listed, a missing one is', () => {
  expect(findings({ ImageUrlsDTO: { properties: urls } }, 'ImageUrlsDTO')).toEqual([]);
  expect(findings({}, 'ImageUrlsDTO')).toEqual(['ImageUrlsDTO missing']);
});

test('an added or missing field and another type are found', () => {
  const { image_url: _, ...properties } = { ...urls, thumbnail_url: { anyOf: [{ type: 'string' }, { type: 'null' }] } };
  expect(findings({ ImageUrlsDTO: { properties: { ...properties, etag: {} } } }, 'ImageUrlsDTO')).toEqual([
    'ImageUrlsDTO.etag added, kept unchanged',
    'ImageUrlsDTO.image_url missing, our model requires it',
    'ImageUrlsDTO.thumbnail_url may be null, our model accepts string',
  ]);
});

test('a field that older servers lack has a default', () => {
  const missing = findings({ BoardDTO: { properties: {} } }, 'BoardDTO.');
  expect(missing).toContain('BoardDTO.asset_count missing, our model has a default');
});

test('an added or missing enum member is found', () => {
  const known = knownMembers(root);
  expect(Object.values(coveredEnums).filter((name) => !known.has(name))).toEqual([]);
  const drift = enumDrift({ GalleryItemKind: { enum: ['image', 'sound'] } }, known);
  expect(drift.filter(({ place }) => place === 'GalleryItemKind').map(({ finding }) => finding)).toEqual([
    'added: sound',
    'missing: video',
  ]);
});

test('a missing operation and other parameters are found', () => {
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
    'GET /a missing parameter: x',
    'GET /b missing',
  ]);
});
