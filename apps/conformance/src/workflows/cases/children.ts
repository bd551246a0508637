import { type Fields, link, node, workflow } from '../document.js';
import { GONE, type WorkflowCase } from '../workflow-case.js';

const input = (nodeId: string, fieldName: string) => `saved_workflow_input::${nodeId}::${fieldName}`;
const exposed = (...fields: readonly (readonly [string, string])[]) => ({
  exposedFields: fields.map(([nodeId, fieldName]) => ({ nodeId, fieldName })),
});
const result = node('w', 'workflow_return');
const sum = node('x', 'add', { a: 5, b: 7 });
const stored = (name: string, value: unknown): Fields => ({ name, label: '', description: '', value });

const CHILD = 'workflow-1';
const FORM = 'workflow-2';
const library = {
  [CHILD]: workflow([sum, node('y', 'string', { value: 'y' }), node('z', 'collect'), result], [], {
    name: 'Called',
    ...exposed(['x', 'a'], ['y', 'value'], ['z', 'item'], ['gone', 'a'], ['x', 'none']),
  }),
  [FORM]: workflow([sum, result], [], {
    name: 'Called with a form',
    ...exposed(['x', 'a']),
    form: {
      rootElementId: 'r',
      elements: {
        r: { id: 'r', type: 'container', data: { layout: 'column', children: ['f'] } },
        f: {
          ...{ id: 'f', type: 'node-field', parentId: 'r' },
          data: { fieldIdentifier: { nodeId: 'x', fieldName: 'b' }, showDescription: false },
        },
      },
    },
  }),
};

const call = (workflow_id: string, inputs: Readonly<Record<string, unknown>> = {}, templates: Fields = {}) =>
  node(
    'c',
    'call_saved_workflow',
    {},
    {
      inputs: {
        workflow_id: stored('workflow_id', workflow_id),
        ...Object.fromEntries(Object.entries(inputs).map(([name, value]) => [name, stored(name, value)])),
      },
      dynamicInputTemplates: templates,
    },
  );
const called = (workflow_id: string, workflow_inputs: Fields) => ({
  c: { type: 'call_saved_workflow', workflow_id, workflow_inputs },
});

/** What a calling node stores about an input of the called workflow. */
const templateOf = (name: string, type: string): Fields => ({
  ...{ name, title: 'A', required: false, description: '', fieldKind: 'input', input: 'any', ui_hidden: false },
  ...{ type: { name: type, cardinality: 'SINGLE', batch: false }, default: type === 'StringField' ? '' : 0 },
});
const A = input('x', 'a');
const Y = input('y', 'value');

/** Nodes that call a workflow of the library. */
export const cases: readonly WorkflowCase[] = [
  {
    title: 'a node that calls nothing',
    document: workflow([call('')]),
    expected: { nodes: called('', {}) },
  },
  {
    title: 'a node that calls nothing passes on nothing',
    document: workflow([call('', { [A]: 1 })]),
    oddity: 'the editor drops the values once the node is drawn, and refuses to run it until then',
    expected: { nodes: called('', {}) },
  },
  {
    title: 'a called workflow gets the values that it exposes',
    document: workflow([call(CHILD)]),
    settings: { library },
    expected: { nodes: called(CHILD, { [A]: 5, [Y]: 'y' }), changes: ['inputs_refreshed c'] },
  },
  {
    title: 'a called workflow with a form gets the values of both',
    document: workflow([call(FORM)]),
    settings: { library },
    expected: { nodes: called(FORM, { [A]: 5, [input('x', 'b')]: 7 }), changes: ['inputs_refreshed c'] },
  },
  {
    title: 'a value whose type was not stored is replaced',
    document: workflow([call(CHILD, { [A]: 1 })]),
    settings: { library },
    expected: { nodes: called(CHILD, { [A]: 5, [Y]: 'y' }), changes: ['inputs_refreshed c'] },
  },
  {
    title: 'a value whose type is the same is kept',
    document: workflow([
      call(CHILD, { [A]: 1, [Y]: 'z' }, { [A]: templateOf(A, 'IntegerField'), [Y]: templateOf(Y, 'StringField') }),
    ]),
    settings: { library },
    expected: { nodes: called(CHILD, { [A]: 1, [Y]: 'z' }) },
  },
  {
    title: 'a value whose type was another is replaced',
    document: workflow([
      call(CHILD, { [A]: 'x', [Y]: 'y' }, { [A]: templateOf(A, 'StringField'), [Y]: templateOf(Y, 'StringField') }),
    ]),
    settings: { library },
    expected: { nodes: called(CHILD, { [A]: 5, [Y]: 'y' }), changes: ['inputs_refreshed c'] },
  },
  {
    title: 'a value that is no longer exposed is dropped',
    document: workflow([call(CHILD, { [input('old', 'a')]: 1 })]),
    settings: { library },
    expected: { nodes: called(CHILD, { [A]: 5, [Y]: 'y' }), changes: ['inputs_refreshed c'] },
  },
  {
    title: 'stored inputs of the call itself are not sent',
    oddity: 'the editor does not know this input of the server, and refuses to run a node that stores it',
    document: workflow([node('c', 'call_saved_workflow', { workflow_id: CHILD, workflow_inputs: { [A]: 9 } })]),
    settings: { library },
    expected: {
      nodes: called(CHILD, { [A]: 5, [Y]: 'y' }),
      changes: ['inputs_refreshed c', 'value_kept c.workflow_inputs'],
    },
  },
  {
    title: 'an edge takes the place of a passed value',
    document: workflow([node('i', 'integer', { value: 3 }), call(CHILD)], [link(`i.value -> c.${A}`)]),
    settings: { library },
    expected: {
      nodes: { i: { type: 'integer', value: 3 }, ...called(CHILD, { [Y]: 'y' }) },
      edges: [`i.value -> c.${A}`],
      changes: ['inputs_refreshed c'],
    },
  },
  {
    title: 'an edge of another type to a passed value',
    document: workflow([node('s', 'string', { value: 'x' }), call(CHILD)], [link(`s.value -> c.${A}`)]),
    settings: { library },
    expected: {
      nodes: { s: { type: 'string', value: 'x' }, ...called(CHILD, { [A]: 5, [Y]: 'y' }) },
      changes: [`edge_removed c.${A}`, 'inputs_refreshed c'],
    },
  },
  {
    title: 'an edge to a value that is not exposed',
    document: workflow([node('i', 'integer', { value: 3 }), call(CHILD)], [link(`i.value -> c.${input('old', 'a')}`)]),
    settings: { library },
    expected: {
      nodes: { i: { type: 'integer', value: 3 }, ...called(CHILD, { [A]: 5, [Y]: 'y' }) },
      changes: [`edge_removed c.${input('old', 'a')}`, 'inputs_refreshed c'],
    },
  },
  {
    title: 'a batch of passed values',
    document: workflow(
      [node('n', 'integer_batch', { batch_group_id: 'None', integers: [1, 2] }), call(CHILD)],
      [link(`n.value -> c.${A}`)],
    ),
    settings: { library },
    expected: {
      nodes: called(CHILD, { [A]: 5, [Y]: 'y' }),
      data: [[[`c.${A}`, [1, 2]]]],
      changes: ['inputs_refreshed c'],
      server: '422 Value error, Field saved_workflow_input::x::a not found in node c',
    },
  },
  {
    title: 'a called workflow that cannot be read',
    document: workflow([call(GONE, { [A]: 1 })]),
    expected: { nodes: called(GONE, { [A]: 1 }), changes: ['workflow_unreadable c'], problems: ['workflow_unknown c'] },
  },
  {
    title: 'an edge to a value of a called workflow that cannot be read',
    document: workflow([node('i', 'integer', { value: 3 }), call(GONE, { [A]: 1 })], [link(`i.value -> c.${A}`)]),
    expected: {
      nodes: { i: { type: 'integer', value: 3 }, ...called(GONE, { [A]: 1 }) },
      changes: [`edge_removed c.${A}`, 'workflow_unreadable c'],
      problems: ['workflow_unknown c'],
    },
  },
];
