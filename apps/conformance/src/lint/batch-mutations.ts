import type { LintCase, LooseDatum, Mutation } from './lint-case.js';
import { anyNode, anyPort, misspelt } from './mutation-targets.js';
import type { Dice } from './random.js';

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

const anyDatum = ({ data }: LintCase, dice: Dice): LooseDatum | undefined => dice.pick(data.flat());

const shorten: Mutation = (subject, dice) => anyDatum(subject, dice)?.items.pop() !== undefined;

const lengthen: Mutation = (subject, dice) => {
  const datum = anyDatum(subject, dice);
  datum?.items.push(datum.items[0]);
  return datum !== undefined;
};

const empty: Mutation = (subject, dice) => {
  const datum = anyDatum(subject, dice);
  if (datum) datum.items = [];
  return datum !== undefined;
};

const emptyGroup: Mutation = (subject) => {
  subject.data.push([]);
  return true;
};

const oddItem: Mutation = (subject, dice) => {
  const datum = anyDatum(subject, dice);
  if (datum) datum.items[dice.below(datum.items.length)] = dice.pick(odd);
  return datum !== undefined;
};

const oddItems: Mutation = (subject, dice) => {
  const datum = anyDatum(subject, dice);
  const item = dice.pick(odd);
  if (datum) datum.items = datum.items.map(() => item);
  return datum !== undefined;
};

const misspellTarget: Mutation = (subject, dice) => {
  const datum = anyDatum(subject, dice);
  const part = dice.pick(['node_path', 'field_name'] as const) ?? 'field_name';
  if (datum) datum[part] = misspelt(datum[part], dice);
  return datum !== undefined;
};

const twice: Mutation = (subject, dice) => {
  const datum = anyDatum(subject, dice);
  if (datum) subject.data.push([structuredClone(datum)]);
  return datum !== undefined;
};

const addDatum: Mutation = (subject, dice, types) => {
  const id = anyNode(subject, dice);
  const { field } = anyPort(id, subject, { dice, types }).input();
  const name = dice.pick([field, field, field, 'id', 'type', 'is_intermediate']) ?? field;
  subject.data.push([{ node_path: id, field_name: name, items: [dice.pick(odd), dice.pick(odd)] }]);
  return true;
};

const runs: Mutation = (subject, dice) => {
  subject.runs = dice.pick([0, -1, 1.5, 2]) ?? 0;
  return true;
};

export const batchMutations: Readonly<Record<string, Mutation>> = {
  'a list of a batch is shorter': shorten,
  'a list of a batch is longer': lengthen,
  'a list of a batch is empty': empty,
  'a group of a batch is empty': emptyGroup,
  'a value of a batch is odd': oddItem,
  'all values of a batch are odd': oddItems,
  'a batch aims at what is not there': misspellTarget,
  'a batch aims twice': twice,
  'a batch aims at another input': addDatum,
  'a batch runs another number of times': runs,
};
