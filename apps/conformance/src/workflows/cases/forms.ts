import { type Fields, node, type WorkflowFile, workflow } from '../document.js';
import type { WorkflowCase } from '../workflow-case.js';

const sum = node('a', 'add', { a: 1, b: 2 });
const nodes = { a: { type: 'add', a: 1, b: 2 } };

const container = (id: string, children: readonly string[], parentId?: string): Fields => ({
  ...{ id, type: 'container', data: { layout: 'column', children } },
  ...(parentId === undefined ? {} : { parentId }),
});
const field = (id: string, fieldName: string, parentId: string, nodeId = 'a'): Fields => ({
  ...{ id, type: 'node-field', parentId },
  data: { fieldIdentifier: { nodeId, fieldName }, showDescription: false },
});
const formOf = (rootElementId: string, ...elements: readonly Fields[]) => ({
  rootElementId,
  elements: Object.fromEntries(elements.map((element) => [element['id'], element])),
});
const withForm = (form: unknown, exposedFields: readonly Fields[] = []) => workflow([sum], [], { form, exposedFields });
const harmless = (title: string, document: WorkflowFile): WorkflowCase => ({ title, document, expected: { nodes } });
const broken = (title: string, form: unknown): WorkflowCase => ({
  title,
  document: withForm(form),
  expected: { nodes, changes: ['form_ignored'] },
  oddity: 'the editor refuses the document, although nothing that runs depends on its form',
});

/** Forms, which change nothing that is run. */
export const cases: readonly WorkflowCase[] = [
  harmless('a form with fields', withForm(formOf('r', container('r', ['f']), field('f', 'a', 'r')))),
  harmless(
    'a form with everything',
    withForm(
      formOf(
        'r',
        container('r', ['h', 't', 'd', 'c']),
        { id: 'h', type: 'heading', parentId: 'r', data: { content: 'Heading' } },
        { id: 't', type: 'text', parentId: 'r', data: { content: 'Text' } },
        { id: 'd', type: 'divider', parentId: 'r' },
        container('c', ['f', 'g'], 'r'),
        field('f', 'b', 'c'),
        field('g', 'a', 'c'),
      ),
    ),
  ),
  harmless(
    'a form with settings of its fields',
    withForm(
      formOf('r', container('r', ['f']), {
        ...{ id: 'f', type: 'node-field', parentId: 'r' },
        data: {
          fieldIdentifier: { nodeId: 'a', fieldName: 'a' },
          showDescription: true,
          settings: { type: 'integer-field-config', component: 'slider', min: 2, max: 3 },
        },
      }),
    ),
  ),
  harmless('exposed inputs without a form', withForm(undefined, [{ nodeId: 'a', fieldName: 'b' }])),
  harmless(
    'exposed inputs beside an empty form',
    withForm(formOf('r', container('r', [])), [{ nodeId: 'a', fieldName: 'b' }]),
  ),
  harmless(
    'exposed inputs beside a form with fields',
    withForm(formOf('r', container('r', ['f']), field('f', 'a', 'r')), [{ nodeId: 'a', fieldName: 'b' }]),
  ),
  harmless('a form that is null', withForm(null)),
  harmless('a form that is a text', withForm('form')),
  harmless('a form without a root', withForm({ elements: {} })),
  harmless(
    'a form with an element of an unknown kind',
    withForm(formOf('r', container('r', ['x']), { id: 'x', type: 'button', parentId: 'r' })),
  ),
  harmless(
    'a form with an element without data',
    withForm(formOf('r', container('r', ['x']), { id: 'x', type: 'text', parentId: 'r' })),
  ),
  broken('a form whose root is not there', formOf('x', container('r', []))),
  broken('a form whose root is a text', formOf('r', { id: 'r', type: 'text', data: { content: '' } })),
  broken('a form whose root is in a container', formOf('r', container('r', [], 'r'))),
  broken('a form with a child that is not there', formOf('r', container('r', ['x']))),
  broken('a form with an element that nothing holds', formOf('r', container('r', []), field('f', 'a', 'r'))),
  broken('a form with a child of another parent', formOf('r', container('r', ['f']), field('f', 'a', 'x'))),
  {
    title: 'a field of a node that is not there',
    document: withForm(formOf('r', container('r', ['f']), field('f', 'a', 'r', 'x'))),
    expected: { nodes, changes: ['field_removed x.a'] },
  },
  {
    title: 'a field of an input that is not there',
    document: withForm(formOf('r', container('r', ['f', 'g']), field('f', 'x', 'r'), field('g', 'a', 'r'))),
    expected: { nodes, changes: ['field_removed a.x'] },
  },
  {
    title: 'an exposed input that is not there',
    document: withForm(undefined, [
      { nodeId: 'a', fieldName: 'x' },
      { nodeId: 'a', fieldName: 'b' },
    ]),
    expected: { nodes, changes: ['field_removed a.x'] },
  },
  {
    title: 'an exposed input without a name',
    document: withForm(undefined, [{ nodeId: 'a' }]),
    expected: { refused: 'exposedFields.0.fieldName' },
  },
];
