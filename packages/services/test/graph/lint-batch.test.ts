import type { BatchItem } from '@x/models/batch';
import { expect, test } from 'vitest';
import { createGraph } from '../../src/internal/graph/builder.js';
import { type BatchValues, lintGraph } from '../../src/internal/graph/lint/lint-graph.js';
import { readNodeTypes } from '../../src/internal/graph/types/read-node-types.js';
import { nodeDocument } from '../support/node-document.js';

const types = readNodeTypes(nodeDocument);
const builder = createGraph();
const blank = builder.add('blank_image', { id: 'blank' });
builder.add('img_resize', { id: 'small', image: blank.out('image') });
builder.add('img_resize', { id: 'given' });
builder.add('string', { id: 'text' });
builder.add('integer_collection', { id: 'list' });
const graph = builder.build();

const image = { node_path: 'given', field_name: 'image', items: [{ image_name: 'a.png' }, { image_name: 'b.png' }] };
const datum = (target: string, ...items: BatchItem[]) => {
  const [node_path = '', field_name = ''] = target.split('.');
  return { node_path, field_name, items };
};
const said = (data: BatchValues['data'], runs = 1): string[] =>
  lintGraph(types, { graph, data: [...(data ?? []), [image]], runs }).map(
    ({ severity, code, nodeId: id, field, message }) => `${severity} ${code} ${id}.${field}: ${message}`,
  );

test('good values pass, and feed an input that has no other', () => {
  expect(
    said([[datum('blank.width', 8, 16), datum('text.value', 'a', 'b')], [datum('small.factor', 1, 2.5, 3)]]),
  ).toEqual([]);
  expect(lintGraph(types, { graph })).toMatchObject([{ code: 'missing_input', nodeId: 'given' }]);
});

test.each([0, -1, 1.5, Number.NaN])('%d runs are refused', (runs) => {
  expect(said([], runs)).toEqual(['error batch_runs undefined.runs: must be a whole number from 1 on']);
});

test('what is zipped is equally long', () => {
  expect(said([[datum('blank.width', 8, 16), datum('text.value', 'a')]])).toEqual([
    'error batch_lengths text.value: has 1 values beside 2 of blank.width',
  ]);
});

test('an empty list puts nothing on the queue', () => {
  const nothing = 'a list without values: nothing would be put on the queue';
  expect(said([[datum('blank.width')], []])).toEqual([
    `error batch_empty blank.width: ${nothing}`,
    `error batch_empty undefined.undefined: ${nothing}`,
  ]);
});

test('a batch aims at inputs that there are', () => {
  const findings = lintGraph(types, { graph, data: [[datum('blnk.width', 8)], [datum('blank.widht', 8)], [image]] });
  expect(findings).toMatchObject([
    { severity: 'error', code: 'batch_node', nodeId: 'blnk', suggestion: 'blank' },
    { severity: 'error', code: 'batch_field', nodeId: 'blank', field: 'widht', suggestion: 'width' },
  ]);
});

test('an input gets its values from one list', () => {
  expect(said([[datum('blank.width', 8)], [datum('blank.width', 16)]])).toEqual([
    'error batch_twice blank.width: has values from two lists',
  ]);
});

test('values of a list are of one kind, numbers and truths alike', () => {
  expect(said([[datum('small.factor', 1, 'x')]])).toEqual(['error batch_items small.factor: mixes numbers and texts']);
  expect(said([[datum('small.factor', 1, true, 2.5)]])).toEqual([]);
  expect(said([[datum('list.collection', [1, 2], [])]])).toEqual([]);
});

test.each([null, { x: 1 }, { image_name: 5 }, undefined, Number.NaN, [null], [[1]]])('no list holds %j', (value) => {
  const data = JSON.parse(JSON.stringify([[datum('text.value')]]));
  data[0][0].items = [value];
  expect(said(data)).toEqual([
    'error batch_items text.value: values must be texts, numbers, images, videos, or lists of these',
  ]);
});

test('a video is a value', () => {
  expect(said([[datum('text.value', { video_name: 'v' })]])).toEqual([
    'error value_type text.value: value 1 must be a text',
  ]);
});

test('a value that would jam the queue is an error', () => {
  expect(said([[datum('blank.width', 8, 5.5)]])).toEqual([
    'error value_type blank.width: value 2 must be a whole number',
  ]);
  expect(said([[datum('blank.width', 8, 12)]])).toEqual([
    'error value_range blank.width: value 2 must be a multiple of 8',
  ]);
  expect(said([[datum('text.value', true)]])).toEqual([]);
});

test('what every node has can be set too, but its id and type only to what they are', () => {
  expect(said([[datum('blank.is_intermediate', true, 0)], [datum('blank.id', 'blank')]])).toEqual([]);
  expect(said([[datum('blank.id', 'other')], [datum('blank.type', 'add')]])).toEqual([
    'error value_choice blank.id: value 1 must be "blank"',
    'error value_choice blank.type: value 1 must be "blank_image"',
  ]);
});
