import type { Mutation } from './lint-case.js';
import { anyNode, misspelt } from './mutation-targets.js';

const rename: Mutation = (subject, dice) => {
  const id = anyNode(subject, dice);
  const node = subject.nodes[id];
  const fields = Object.keys(node ?? {}).filter((name) => name !== 'id' && name !== 'type');
  const field = dice.pick(fields);
  if (!node || field === undefined) return false;
  node[misspelt(field, dice)] = node[field];
  delete node[field];
  return true;
};

const dropNode: Mutation = (subject, dice) => delete subject.nodes[anyNode(subject, dice)];

const misspellType: Mutation = (subject, dice) => {
  const node = subject.nodes[anyNode(subject, dice)];
  if (!node) return false;
  node['type'] = misspelt(String(node['type']), dice);
  return true;
};

const otherType: Mutation = (subject, dice, { templates }) => {
  const node = subject.nodes[anyNode(subject, dice)];
  if (!node) return false;
  node['type'] = dice.pick([...templates.keys()]);
  return true;
};

const noType: Mutation = (subject, dice) => delete subject.nodes[anyNode(subject, dice)]?.['type'];
const noId: Mutation = (subject, dice) => delete subject.nodes[anyNode(subject, dice)]?.['id'];

const otherId: Mutation = (subject, dice) => {
  const node = subject.nodes[anyNode(subject, dice)];
  if (!node) return false;
  node['id'] = dice.pick([anyNode(subject, dice), 'elsewhere', 5, '']);
  return true;
};

const copyNode: Mutation = (subject, dice) => {
  const node = subject.nodes[anyNode(subject, dice)];
  if (!node) return false;
  subject.nodes['copy'] = { ...node };
  return true;
};

const addNode: Mutation = (subject, dice, { templates }) => {
  subject.nodes['added'] = { id: 'added', type: dice.pick([...templates.keys()]) };
  return true;
};

const addEditorNode: Mutation = (subject, dice) => {
  const kind = dice.pick(['image', 'integer', 'float', 'string']);
  const type = `${kind}_${dice.pick(['batch', 'generator'])}`;
  subject.nodes['added'] = { id: 'added', type };
  return true;
};

const setAttribute: Mutation = (subject, dice) => {
  const node = subject.nodes[anyNode(subject, dice)];
  if (!node) return false;
  const attribute = dice.pick(['is_intermediate', 'use_cache']) ?? 'use_cache';
  node[attribute] = dice.pick([true, 1, 'yes', 'perhaps', null, 2, []]);
  return true;
};

const renameNode: Mutation = (subject, dice) => {
  const id = anyNode(subject, dice);
  const node = subject.nodes[id];
  if (!node) return false;
  delete subject.nodes[id];
  subject.nodes['renamed'] = { ...node, id: 'renamed' };
  const ends = subject.edges.flatMap(({ source, destination }) => [source, destination]);
  for (const end of ends) if (end.node_id === id) end.node_id = 'renamed';
  return true;
};

export const nodeMutations: Readonly<Record<string, Mutation>> = {
  'a field is misspelt': rename,
  'a node is gone': dropNode,
  'a type is misspelt': misspellType,
  'a node is of another type': otherType,
  'a node has no type': noType,
  'a node has no id': noId,
  'an id is not its key': otherId,
  'a node is there twice': copyNode,
  'any node is added': addNode,
  'a node for the editor is added': addEditorNode,
  'an attribute is set': setAttribute,
  'a node is renamed': renameNode,
};
