import type { LintCase, LooseEnd, Mutation } from './lint-case.js';
import { anyEdge, anyNode, anyPort, misspelt } from './mutation-targets.js';

const drop: Mutation = (subject, dice) => subject.edges.splice(dice.below(subject.edges.length), 1).length > 0;

const double: Mutation = (subject, dice) => {
  const edge = anyEdge(subject, dice);
  if (edge) subject.edges.push(structuredClone(edge));
  return edge !== undefined;
};

const misspellEnd: Mutation = (subject, dice) => {
  const edge = anyEdge(subject, dice);
  const end = dice.pick(edge ? [edge.source, edge.destination] : []);
  if (!end) return false;
  const part = dice.pick(['node_id', 'field'] as const) ?? 'field';
  end[part] = misspelt(end[part], dice);
  return true;
};

const otherOutput: Mutation = (subject, dice, types) => {
  const edge = anyEdge(subject, dice);
  if (!edge) return false;
  edge.source = anyPort(anyNode(subject, dice), subject, { dice, types }).output();
  return true;
};

const otherInput: Mutation = (subject, dice, types) => {
  const edge = anyEdge(subject, dice);
  if (!edge) return false;
  edge.destination = anyPort(anyNode(subject, dice), subject, { dice, types }).input();
  return true;
};

const add: Mutation = (subject, dice, types) => {
  const source = anyPort(anyNode(subject, dice), subject, { dice, types }).output();
  const destination = anyPort(anyNode(subject, dice), subject, { dice, types }).input();
  return connect(subject, source, destination);
};

const addBetweenAny: Mutation = (subject, dice, types) => {
  const draw = () =>
    dice.pick([...types.templates.values()].filter(({ classification }) => classification !== 'special'));
  for (const id of ['from', 'to']) subject.nodes[id] = { id, type: draw()?.type };
  const [from, to] = ['from', 'to'].map((id) => anyPort(id, subject, { dice, types }));
  return from !== undefined && to !== undefined && connect(subject, from.output(), to.input());
};

const reverse: Mutation = (subject, dice, types) => {
  const edge = anyEdge(subject, dice);
  if (!edge) return false;
  const source = anyPort(edge.destination.node_id, subject, { dice, types }).output();
  const destination = anyPort(edge.source.node_id, subject, { dice, types }).input();
  return connect(subject, source, destination);
};

const intoAttribute: Mutation = (subject, dice, types) => {
  const source = anyPort(anyNode(subject, dice), subject, { dice, types }).output();
  const field = dice.pick(['is_intermediate', 'use_cache', 'board', 'metadata', 'id', 'type']) ?? 'id';
  return connect(subject, source, { node_id: anyNode(subject, dice), field });
};

const collectMore: Mutation = (subject, dice, types) => {
  const collects = Object.keys(subject.nodes).filter((id) => subject.nodes[id]?.['type'] === 'collect');
  const id = dice.pick(collects);
  if (id === undefined) return false;
  const source = anyPort(anyNode(subject, dice), subject, { dice, types }).output();
  return connect(subject, source, { node_id: id, field: dice.pick(['item', 'collection']) ?? 'item' });
};

const loopOver: Mutation = (subject, dice, types) => {
  const type = dice.pick(['iterate', 'collect']) ?? 'collect';
  subject.nodes['loop'] = { id: 'loop', type };
  const source = anyPort(anyNode(subject, dice), subject, { dice, types }).output();
  const destination = anyPort(anyNode(subject, dice), subject, { dice, types }).input();
  connect(subject, source, { node_id: 'loop', field: dice.pick(['collection', 'item']) ?? 'item' });
  const output = { node_id: 'loop', field: type === 'iterate' ? 'item' : 'collection' };
  return connect(subject, output, destination);
};

function connect(subject: LintCase, source: LooseEnd, destination: LooseEnd): boolean {
  subject.edges.push({ source, destination });
  return true;
}

export const edgeMutations: Readonly<Record<string, Mutation>> = {
  'an edge is gone': drop,
  'an edge is there twice': double,
  'an end is misspelt': misspellEnd,
  'an edge begins elsewhere': otherOutput,
  'an edge ends elsewhere': otherInput,
  'an edge is added': add,
  'an edge between any two nodes is added': addBetweenAny,
  'an edge leads back': reverse,
  'an edge leads to what every node has': intoAttribute,
  'more is collected': collectMore,
  'a loop is added': loopOver,
};
