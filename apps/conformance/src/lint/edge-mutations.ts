import type { LintCase, LooseEnd, Mutation } from './lint-case.js';
import { anyEdge, anyNode, anyPort, misspelt } from './mutation-targets.js';

const drop: Mutation = (subject, random) => subject.edges.splice(random.below(subject.edges.length), 1).length > 0;

const double: Mutation = (subject, random) => {
  const edge = anyEdge(subject, random);
  if (edge) subject.edges.push(structuredClone(edge));
  return edge !== undefined;
};

const misspellEnd: Mutation = (subject, random) => {
  const edge = anyEdge(subject, random);
  const end = random.pick(edge ? [edge.source, edge.destination] : []);
  if (!end) return false;
  const part = random.pick(['node_id', 'field'] as const) ?? 'field';
  end[part] = misspelt(end[part], random);
  return true;
};

const otherOutput: Mutation = (subject, random, types) => {
  const edge = anyEdge(subject, random);
  if (!edge) return false;
  edge.source = anyPort(anyNode(subject, random), subject, { random, types }).output();
  return true;
};

const otherInput: Mutation = (subject, random, types) => {
  const edge = anyEdge(subject, random);
  if (!edge) return false;
  edge.destination = anyPort(anyNode(subject, random), subject, { random, types }).input();
  return true;
};

const add: Mutation = (subject, random, types) => {
  const source = anyPort(anyNode(subject, random), subject, { random, types }).output();
  const destination = anyPort(anyNode(subject, random), subject, { random, types }).input();
  return connect(subject, source, destination);
};

const addBetweenAny: Mutation = (subject, random, types) => {
  const anyTemplate = () =>
    random.pick([...types.templates.values()].filter(({ classification }) => classification !== 'special'));
  for (const id of ['from', 'to']) subject.nodes[id] = { id, type: anyTemplate()?.type };
  const [from, to] = ['from', 'to'].map((id) => anyPort(id, subject, { random, types }));
  return from !== undefined && to !== undefined && connect(subject, from.output(), to.input());
};

const reverse: Mutation = (subject, random, types) => {
  const edge = anyEdge(subject, random);
  if (!edge) return false;
  const source = anyPort(edge.destination.node_id, subject, { random, types }).output();
  const destination = anyPort(edge.source.node_id, subject, { random, types }).input();
  return connect(subject, source, destination);
};

const intoAttribute: Mutation = (subject, random, types) => {
  const source = anyPort(anyNode(subject, random), subject, { random, types }).output();
  const field = random.pick(['is_intermediate', 'use_cache', 'board', 'metadata', 'id', 'type']) ?? 'id';
  return connect(subject, source, { node_id: anyNode(subject, random), field });
};

const collectMore: Mutation = (subject, random, types) => {
  const collects = Object.keys(subject.nodes).filter((id) => subject.nodes[id]?.['type'] === 'collect');
  const id = random.pick(collects);
  if (id === undefined) return false;
  const source = anyPort(anyNode(subject, random), subject, { random, types }).output();
  return connect(subject, source, { node_id: id, field: random.pick(['item', 'collection']) ?? 'item' });
};

const loopOver: Mutation = (subject, random, types) => {
  const type = random.pick(['iterate', 'collect']) ?? 'collect';
  subject.nodes['loop'] = { id: 'loop', type };
  const source = anyPort(anyNode(subject, random), subject, { random, types }).output();
  const destination = anyPort(anyNode(subject, random), subject, { random, types }).input();
  connect(subject, source, { node_id: 'loop', field: random.pick(['collection', 'item']) ?? 'item' });
  const output = { node_id: 'loop', field: type === 'iterate' ? 'item' : 'collection' };
  return connect(subject, output, destination);
};

function connect(subject: LintCase, source: LooseEnd, destination: LooseEnd): boolean {
  subject.edges.push({ source, destination });
  return true;
}

export const edgeMutations: Readonly<Record<string, Mutation>> = {
  'an edge is missing': drop,
  'an edge is duplicated': double,
  'an end is misspelt': misspellEnd,
  'an edge starts at another output': otherOutput,
  'an edge ends at another input': otherInput,
  'an edge is added': add,
  'an edge between any two nodes is added': addBetweenAny,
  'an edge creates a cycle': reverse,
  'an edge ends at an attribute of all nodes': intoAttribute,
  'more is collected': collectMore,
  'a loop is added': loopOver,
};
