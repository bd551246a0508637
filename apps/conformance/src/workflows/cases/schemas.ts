import { type Fields, link, node, workflow } from '../document.js';
import type { WorkflowCase } from '../workflow-case.js';

const TYPED = 'each input of other nodes would need a type';

const integer = node('a', 'integer', { value: 5 });
const nodes = { a: { type: 'integer', value: 5 } };
const of = (more: Fields) => workflow([integer], [], more);
const ofVersion = (version: unknown) => of({ meta: { version, category: 'user' } });

const field = (name: string, fieldKind: 'input' | 'output', type: unknown, value?: unknown): Fields => ({
  ...{ id: `${fieldKind}-${name}`, name, fieldKind, label: '', description: '', type },
  ...(value === undefined ? {} : { value }),
});

/** A node of schema 1.0.0: its inputs and outputs carry the names of their types. */
const first = (type: string, value: unknown, more: Fields = {}) =>
  node(
    'a',
    'integer',
    {},
    {
      ...{ version: '1.0.1', nodePack: undefined, embedWorkflow: false },
      inputs: { value: field('value', 'input', type, value) },
      outputs: { value: field('value', 'output', 'integer') },
      ...more,
    },
  );
const ofFirst = (one: Fields) => workflow([one], [], { meta: { version: '1.0.0' } });

const single = (name: string): Fields => ({ name, isCollection: false, isCollectionOrScalar: false });

/** A node of schema 2.0.0: its inputs and outputs carry their types. */
const second = node(
  'a',
  'integer',
  {},
  {
    inputs: { value: field('value', 'input', single('IntegerField'), 5) },
    outputs: { value: field('value', 'output', single('IntegerField')) },
  },
);

/** Versions of documents. */
export const cases: readonly WorkflowCase[] = [
  { title: 'a document of schema 4.0.0', document: of({}), expected: { nodes } },
  {
    title: 'a document of schema 3.0.0 is read as 4.0.0',
    document: ofVersion('3.0.0'),
    expected: { nodes, changes: ['schema_migrated'] },
  },
  {
    title: 'a document of schema 2.0.0 has types in its inputs',
    document: workflow([second], [], { meta: { version: '2.0.0', category: 'user' } }),
    expected: { nodes, changes: ['schema_migrated'] },
    alone: TYPED,
  },
  {
    title: 'a document of schema 2.0.0 without types in its inputs',
    document: ofVersion('2.0.0'),
    expected: { nodes, changes: ['schema_migrated'] },
    oddity: 'the editor refuses a document for lack of types which it then does not use',
  },
  {
    title: 'a document of schema 1.0.0 has names of types in its inputs',
    document: ofFirst(first('integer', 5)),
    expected: { nodes, changes: ['schema_migrated'] },
    alone: TYPED,
  },
  {
    title: 'a node of schema 1.0.0 without a version',
    document: ofFirst(first('integer', 5, { version: '' })),
    expected: { nodes, changes: ['node_updated a', 'schema_migrated'] },
    alone: TYPED,
    oddity: 'the editor refuses the version before it would replace it',
  },
  {
    title: 'a node of schema 1.0.0 that is not said to embed the workflow',
    document: ofFirst(first('integer', 5, { embedWorkflow: undefined })),
    expected: { nodes, changes: ['schema_migrated'] },
    alone: TYPED,
    oddity: 'the editor refuses a document for lack of a mark which it then does not use',
  },
  {
    title: 'an unknown type in schema 1.0.0',
    document: ofFirst(first('Imaginary', 5)),
    expected: { refused: 'the type Imaginary is not known' },
    alone: TYPED,
  },
  {
    title: 'a model of schema 1.0.0 is dropped',
    document: ofFirst(
      node(
        'v',
        'vae_loader',
        {},
        {
          ...{ nodePack: undefined, embedWorkflow: false },
          inputs: {
            vae_model: field('vae_model', 'input', 'VaeModelField', { model_name: 'n', base_model: 'sd-1' }),
          },
          outputs: { vae: field('vae', 'output', 'VaeField') },
        },
      ),
    ),
    expected: {
      nodes: { v: { type: 'vae_loader' } },
      changes: ['schema_migrated', 'value_dropped v.vae_model'],
      problems: ['input_missing v.vae_model'],
    },
    alone: TYPED,
  },
  { title: 'a newer schema', document: ofVersion('4.1.0'), expected: { refused: '4.1.0' } },
  { title: 'a much newer schema', document: ofVersion('5.0.0'), expected: { refused: '5.0.0' } },
  { title: 'an older schema that never was', document: ofVersion('0.9.0'), expected: { refused: '0.9.0' } },
  { title: 'no version of the schema', document: ofVersion(undefined), expected: { refused: 'meta.version' } },
  { title: 'a version that is none', document: ofVersion('four'), expected: { refused: 'meta.version' } },
  { title: 'a version with one part', document: ofVersion('4'), expected: { refused: 'meta.version' } },
  { title: 'a version that is a number', document: ofVersion(4), expected: { refused: 'meta.version' } },
  { title: 'no meta', document: of({ meta: undefined }), expected: { refused: 'meta.version' } },
  {
    title: 'no category is that of users',
    document: of({ meta: { version: '4.0.0' } }),
    expected: { nodes },
  },
  {
    title: 'an unknown category',
    document: of({ meta: { version: '4.0.0', category: 'project' } }),
    expected: { refused: 'meta.category' },
  },
  {
    title: 'a default workflow',
    document: of({ meta: { version: '4.0.0', category: 'default' } }),
    expected: { nodes },
  },
  {
    title: 'an edge of schema 3.0.0 may be hidden',
    document: workflow([integer, node('b', 'add', { a: 1 })], [{ ...link('a.value -> b.a'), hidden: true }], {
      meta: { version: '3.0.0', category: 'user' },
    }),
    expected: {
      nodes: { ...nodes, b: { type: 'add' } },
      edges: ['a.value -> b.a'],
      changes: ['schema_migrated'],
    },
  },
];
