import type { NumberLimits, ValueType } from '@x/models/node-template';

import type { Mutation } from './lint-case.js';
import { anyNode, anyPort } from './mutation-targets.js';

/** Values of every kind, including some that the server converts to another kind. */
const odd: readonly unknown[] = [
  null,
  true,
  false,
  0,
  1,
  -1,
  5.5,
  64,
  255.5,
  1e25,
  -7,
  '',
  'abc',
  '7',
  ' 7.0 ',
  '5.5',
  'inf',
  '1_000',
  'yes',
  'RGB',
  'box',
  [],
  [1, 2],
  ['a'],
  [1.5, '2'],
  [null],
  {},
  { image_name: 'none.png' },
  { image_name: 5 },
  { board_id: 'none' },
  { r: 1, g: 2, b: 3, a: 4 },
  { r: 1, g: 2, b: 3 },
  { r: 256, g: 0, b: 0, a: 0 },
  { label: 'x', value: 1 },
];

const oddValue: Mutation = (subject, random, types) => {
  const id = anyNode(subject, random);
  const node = subject.nodes[id];
  if (!node) return false;
  node[anyPort(id, subject, { random, types }).input().field] = random.pick(odd);
  return true;
};

const oddValueOfAnyNode: Mutation = (subject, random, types) => {
  const type = random.pick([...types.templates.values()]);
  if (!type || type.classification === 'special') return false;
  subject.nodes['odd'] = { id: 'odd', type: type.type };
  const { field } = anyPort('odd', subject, { random, types }).input();
  subject.nodes['odd'][field] = random.pick(odd);
  return true;
};

const limited: Mutation = (subject, random, types) => {
  const found = [...types.templates.values()].flatMap(({ type, inputs }) =>
    Object.values(inputs).flatMap(({ name, value }) => limitsOf(value).map((limits) => ({ type, name, limits }))),
  );
  const target = random.pick(found);
  if (!target) return false;
  const { limits, type, name } = target;
  const edges = [limits.minimum, limits.maximum, limits.exclusiveMinimum, limits.exclusiveMaximum, limits.multipleOf];
  const edge = random.pick(edges.filter((limit) => limit !== undefined)) ?? 0;
  subject.nodes['limited'] = { id: 'limited', type, [name]: edge + (random.pick([0, 1, -1, 0.5, 1000, -1000]) ?? 0) };
  return true;
};

function limitsOf(value: ValueType): NumberLimits[] {
  if (value.kind === 'union') return value.members.flatMap(limitsOf);
  return (value.kind === 'integer' || value.kind === 'number') && value.limits ? [value.limits] : [];
}

const otherChoice: Mutation = (subject, random, types) => {
  const id = anyNode(subject, random);
  const template = types.templates.get(String(subject.nodes[id]?.['type']));
  const choices = Object.values(template?.inputs ?? {}).filter(({ type }) => type.name === 'EnumField');
  const [input, node] = [random.pick(choices), subject.nodes[id]];
  if (!input || !node) return false;
  const known = input.value.kind === 'choice' ? input.value.values : [];
  node[input.name] = random.pick([...known, 'none of these', String(known[0]).toUpperCase(), null, 3]);
  return true;
};

const dropValue: Mutation = (subject, random) => {
  const node = subject.nodes[anyNode(subject, random)];
  const field = random.pick(Object.keys(node ?? {}).filter((name) => name !== 'id' && name !== 'type'));
  return node !== undefined && field !== undefined && delete node[field];
};

export const valueMutations: Readonly<Record<string, Mutation>> = {
  'an input has an odd value': oddValue,
  'an input of any node has an odd value': oddValueOfAnyNode,
  'a number is at a limit': limited,
  'another choice is set': otherChoice,
  'a value is left out': dropValue,
};
