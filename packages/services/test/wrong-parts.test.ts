import { InputError } from '@x/transport/errors';
import { expect, test } from 'vitest';
import { wrongValues } from '../../../scripts/support/wrong-values.js';
import { filterQuery, isQuery, printFilter } from '../src/filter.js';
import { lintGraph } from '../src/graph.js';
import { imageNames, videoNames } from '../src/job.js';
import { matchModel } from '../src/model.js';
import { workflowTypes as types } from './support/workflow-types.js';

const circle: { self?: unknown } = {};
circle.self = circle;
let deep: object = { image_name: 'inner.png' };
for (let level = 0; level < 50_000; level += 1) deep = { level: deep };
const parts = [...wrongValues, circle, deep];

const kinds = {
  ...{ text: 'string', board: 'string', kind: 'string', model: 'string', lora: 'string', sampler: 'string' },
  ...{ starred: 'boolean', seed: 'number' },
};

test.each(Object.entries(kinds))('a filter whose %s is no %s is refused', (name, kind) => {
  for (const value of parts.filter((part) => part !== undefined && typeof part !== kind)) {
    const filter: never = { [name]: value } as never;
    for (const call of [printFilter, filterQuery, isQuery]) expect(() => call(filter)).toThrow(InputError);
  }
});

test.each(['date', 'width', 'height'])('a filter whose %s is no range is refused', (name) => {
  for (const value of [null, 5, 'text', [], { from: null }, { to: {} }, { from: Symbol('x') }]) {
    const filter: never = { [name]: value } as never;
    expect(() => printFilter(filter)).toThrow(InputError);
  }
});

test.each(['key', 'hash', 'name', 'base', 'type', 'source'])('criteria whose %s is no text are refused', (name) => {
  for (const value of parts.filter((part) => part !== undefined && typeof part !== 'string')) {
    const criteria: never = { [name]: value } as never;
    expect(() => matchModel([], criteria)).toThrow(InputError);
  }
  const models: never = [null] as never;
  expect(() => matchModel(models, {})).toThrow('models[0]: must be an object, got null');
});

test('names are found in outputs of any depth, and in those that contain themselves', () => {
  expect(imageNames(deep)).toEqual(['inner.png']);
  expect(imageNames({ a: [{ image_name: 'a.png' }, circle], image_name: 'b.png' })).toEqual(['a.png', 'b.png']);
  expect(videoNames(circle)).toEqual([]);
});

test('whatever a node or a batch has, lint names it', () => {
  for (const value of parts.filter((part) => !wrongValues.slice(-2).includes(part))) {
    const node = (changes: object): never =>
      ({ graph: { nodes: { a: { id: 'a', type: 'add', ...changes } }, edges: [] } }) as never;
    for (const changes of [{ id: value }, { type: value }, { a: value }]) {
      expect(lintGraph(types, node(changes))).toBeInstanceOf(Array);
    }
    const runs: never = { graph: { nodes: {}, edges: [] }, runs: value } as never;
    expect(lintGraph(types, runs)).toBeInstanceOf(Array);
    if (typeof value === 'string') continue;
    const datum = { node_path: value, field_name: 'a', items: [1] };
    const batch: never = { graph: { nodes: {}, edges: [] }, data: [[datum]] } as never;
    expect(() => lintGraph(types, batch)).toThrow(InputError);
  }
});
