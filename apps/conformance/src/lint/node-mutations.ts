import type { Mutation } from './lint-case.js';
import { anyNode, misspelt } from './mutation-targets.js';

const rename: Mutation = (subject, random) => {
  const id = anyNode(subject, random);
  const node = subject.nodes[id];
  const fields = Object.keys(node ?? {}).filter((name) => name !== 'id' && name !== 'type');
  const field = random.pick(fields);
  if (!node || field === undefined) return false;
  node[misspelt(field, random)] = node[field];
  delete node[field];
  return true;
};

const dropNode: Mutation = (subject, random) => delete subject.nodes[anyNode(subject, random)];

const misspellType: Mutation = (subject, random) => {
  const node = subject.nodes[anyNode(subject, random)];
  if (!node) return false;
  node['type'] = misspelt(String(node['type']), random);
  return true;
};

const otherType: Mutation = (subject, random, { templates }) => {
  const node = subject.nodes[anyNode(subject, random)];
  if (!node) return false;
  node['type'] = random.pick([...templates.keys()]);
  return true;
};

const noType: Mutation = (subject, random) => delete subject.nodes[anyNode(subject, random)]?.['type'];
const noId: Mutation = (subject, random) => delete subject.nodes[anyNode(subject, random)]?.['id'];

const otherId: Mutation = (subject, random) => {
  const node = subject.nodes[anyNode(subject, random)];
  if (!node) return false;
  node['id'] = random.pick([anyNode(subject, random), 'elsewhere', 5, '']);
  return true;
};

const copyNode: Mutation = (subject, random) => {
  const node = subject.nodes[anyNode(subject, random)];
  if (!node) return false;
  subject.nodes['copy'] = { ...node };
  return true;
};

const addNode: Mutation = (subject, random, { templates }) => {
  subject.nodes['added'] = { id: 'added', type: random.pick([...templates.keys()]) };
  return true;
};

const addEditorNode: Mutation = (subject, random) => {
  const kind = random.pick(['image', 'integer', 'float', 'string']);
  const type = `${kind}_${random.pick(['batch', 'generator'])}`;
  subject.nodes['added'] = { id: 'added', type };
  return true;
};

const setAttribute: Mutation = (subject, random) => {
  const node = subject.nodes[anyNode(subject, random)];
  if (!node) return false;
  const attribute = random.pick(['is_intermediate', 'use_cache']) ?? 'use_cache';
  node[attribute] = random.pick([true, 1, 'yes', 'perhaps', null, 2, []]);
  return true;
};

const renameNode: Mutation = (subject, random) => {
  const id = anyNode(subject, random);
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
  'a node is missing': dropNode,
  'a type is misspelt': misspellType,
  'a node is of another type': otherType,
  'a node has no type': noType,
  'a node has no id': noId,
  'an id is not its key': otherId,
  'a node is duplicated': copyNode,
  'any node is added': addNode,
  'a node for the editor is added': addEditorNode,
  'an attribute is set': setAttribute,
  'a node is renamed': renameNode,
};
