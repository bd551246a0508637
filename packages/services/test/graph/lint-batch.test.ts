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
const messages = (data: BatchValues['data'], runs = 1): string[] =>
  lintGraph(types, { graph, data: [...(data ?? []), [image]], runs }).map(
    ({ severity, code, nodeId: id, field, message }) => `${severity} ${code} ${id}.${field}: ${message}`,
  );

test('valid values have no problems, and count as values of an input without any', () => {
  expect(
    messages([[datum('blank.width', 8, 16), datum('text.value', 'a', 'b')], [datum('small.factor', 1, 2.5, 3)]]),
  ).toEqual([]);
  expect(lintGraph(types, { graph })).toMatchObject([{ code: 'missing_input', nodeId: 'given' }]);
});

test.each([0, -1, 1.5, Number.NaN])('%d runs are refused', (runs) => {
  expect(messages([], runs)).toEqual([
    `error batch_runs undefined.runs: must be an integer of at least 1, got ${runs}`,
  ]);
});

test('lists of one group are equally long', () => {
  expect(messages([[datum('blank.width', 8, 16), datum('text.value', 'a')]])).toEqual([
    'error batch_lengths text.value: has 1 values, but blank.width has 2: lists of one group must be equally long',
  ]);
});

test('a list without values enqueues nothing', () => {
  const nothing = 'the list has no values, so nothing would be enqueued';
  expect(messages([[datum('blank.width')], []])).toEqual([
    `error batch_empty blank.width: ${nothing}`,
    `error batch_empty undefined.undefined: ${nothing}`,
  ]);
});

test('a batch puts values into inputs that exist', () => {
  const findings = lintGraph(types, { graph, data: [[datum('blnk.width', 8)], [datum('blank.widht', 8)], [image]] });
  expect(findings).toMatchObject([
    { severity: 'error', code: 'batch_node', nodeId: 'blnk', suggestion: 'blank' },
    { severity: 'error', code: 'batch_field', nodeId: 'blank', field: 'widht', suggestion: 'width' },
  ]);
});

test('an input has values in one list only', () => {
  expect(messages([[datum('blank.width', 8)], [datum('blank.width', 16)]])).toEqual([
    'error batch_duplicate blank.width: has values in two lists of the batch',
  ]);
});

test('values of a list are of one kind; booleans are numbers', () => {
  expect(messages([[datum('small.factor', 1, 'x')]])).toEqual([
    'error batch_items small.factor: mixes numbers and strings',
  ]);
  expect(messages([[datum('small.factor', 1, true, 2.5)]])).toEqual([]);
  expect(messages([[datum('list.collection', [1, 2], [])]])).toEqual([]);
});

test.each([null, { x: 1 }, { image_name: 5 }, [null], [[1]]])('%j is no value of a list', (value) => {
  const data = JSON.parse(JSON.stringify([[datum('text.value')]]));
  data[0][0].items = [value];
  expect(messages(data)).toEqual([
    'error batch_items text.value: values must be strings, numbers, images, videos, or lists of these',
  ]);
});

test('a video is a value', () => {
  expect(messages([[datum('text.value', { video_name: 'v' })]])).toEqual([
    'error value_type text.value: value 1 must be a string, got {"video_name":"v"}',
  ]);
});

test('a value that would block the queue is an error', () => {
  expect(messages([[datum('blank.width', 8, 5.5)]])).toEqual([
    'error value_type blank.width: value 2 must be an integer, got 5.5',
  ]);
  expect(messages([[datum('blank.width', 8, 12)]])).toEqual([
    'error value_range blank.width: value 2 must be a multiple of 8, got 12',
  ]);
  expect(messages([[datum('text.value', true)]])).toEqual([]);
});

test('inputs that every node has can be set too, but id and type to their own values only', () => {
  expect(messages([[datum('blank.is_intermediate', true, 0)], [datum('blank.id', 'blank')]])).toEqual([]);
  expect(messages([[datum('blank.id', 'other')], [datum('blank.type', 'add')]])).toEqual([
    'error value_choice blank.id: value 1 must be "blank", got "other"',
    'error value_choice blank.type: value 1 must be "blank_image", got "add"',
  ]);
});
