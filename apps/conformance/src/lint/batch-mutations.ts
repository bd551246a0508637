import type { LintCase, LooseDatum, Mutation } from './lint-case.js';
import { anyNode, anyPort, misspelt } from './mutation-targets.js';
import type { Random } from './random.js';

const odd: readonly unknown[] = [
  null,
  true,
  5,
  5.5,
  -3,
  'abc',
  '7',
  '',
  [1, 2],
  [],
  ['a', null],
  { image_name: 'x.png' },
  { x: 1 },
];

const anyDatum = ({ data }: LintCase, random: Random): LooseDatum | undefined => random.pick(data.flat());

const shorten: Mutation = (subject, random) => anyDatum(subject, random)?.items.pop() !== undefined;

const lengthen: Mutation = (subject, random) => {
  const datum = anyDatum(subject, random);
  datum?.items.push(datum.items[0]);
  return datum !== undefined;
};

const empty: Mutation = (subject, random) => {
  const datum = anyDatum(subject, random);
  if (datum) datum.items = [];
  return datum !== undefined;
};

const emptyGroup: Mutation = (subject) => {
  subject.data.push([]);
  return true;
};

const oddItem: Mutation = (subject, random) => {
  const datum = anyDatum(subject, random);
  if (datum) datum.items[random.below(datum.items.length)] = random.pick(odd);
  return datum !== undefined;
};

const oddItems: Mutation = (subject, random) => {
  const datum = anyDatum(subject, random);
  const item = random.pick(odd);
  if (datum) datum.items = datum.items.map(() => item);
  return datum !== undefined;
};

const misspellTarget: Mutation = (subject, random) => {
  const datum = anyDatum(subject, random);
  const part = random.pick(['node_path', 'field_name'] as const) ?? 'field_name';
  if (datum) datum[part] = misspelt(datum[part], random);
  return datum !== undefined;
};

const twice: Mutation = (subject, random) => {
  const datum = anyDatum(subject, random);
  if (datum) subject.data.push([structuredClone(datum)]);
  return datum !== undefined;
};

const addDatum: Mutation = (subject, random, types) => {
  const id = anyNode(subject, random);
  const { field } = anyPort(id, subject, { random, types }).input();
  const name = random.pick([field, field, field, 'id', 'type', 'is_intermediate']) ?? field;
  subject.data.push([{ node_path: id, field_name: name, items: [random.pick(odd), random.pick(odd)] }]);
  return true;
};

const runs: Mutation = (subject, random) => {
  subject.runs = random.pick([0, -1, 1.5, 2]) ?? 0;
  return true;
};

export const batchMutations: Readonly<Record<string, Mutation>> = {
  'a list of a batch is shorter': shorten,
  'a list of a batch is longer': lengthen,
  'a list of a batch is empty': empty,
  'a group of a batch is empty': emptyGroup,
  'a value of a batch is odd': oddItem,
  'all values of a batch are odd': oddItems,
  'a target of a batch is misspelt': misspellTarget,
  'a batch has a target twice': twice,
  'a batch has another target': addDatum,
  'a batch runs another number of times': runs,
};
