import { expect, test } from 'vitest';

import { invocation, workflowDocument } from '../support/workflow-document.js';
import { createWorkflowFixture } from '../support/workflow-fixture.js';

const nodes = [
  invocation('noise', 'noise', { seed: 7, width: 64, height: 64 }),
  invocation('text', 'string', { value: 'ink' }),
];

const element = (id: string, type: string, data: object, parentId?: string) => ({
  [id]: { id, type, data, ...(parentId !== undefined && { parentId }) },
});
const field = (id: string, parentId: string, place: string, settings?: object) => {
  const [nodeId, fieldName] = place.split('.');
  const data = { fieldIdentifier: { nodeId, fieldName }, showDescription: true, settings };
  return element(id, 'node-field', data, parentId);
};

const open = async (more: object) => {
  const { workflows } = await createWorkflowFixture();
  return workflows.open(workflowDocument(nodes, [], { ...more }));
};

test('the form has the headings, texts, lines and containers of its author, and each input once', async () => {
  const { form, inputs } = await open({
    form: {
      rootElementId: 'root',
      elements: {
        ...element('root', 'container', { layout: 'column', children: ['h', 'row', 'line', 'again', 'hollow'] }),
        ...element('h', 'heading', { content: 'Noise' }, 'root'),
        ...element('row', 'container', { layout: 'row', children: ['seed', 'width', 't'] }, 'root'),
        ...field('seed', 'row', 'noise.seed', { component: 'slider' }),
        ...field('width', 'row', 'noise.width'),
        ...element('t', 'text', { content: 'Any number.' }, 'row'),
        ...element('line', 'divider', {}, 'root'),
        ...field('again', 'root', 'noise.seed'),
        ...element('hollow', 'container', { layout: 'row', children: ['gone'] }, 'root'),
        ...field('gone', 'hollow', 'nobody.seed'),
      },
    },
  });
  const [seed, width] = inputs;
  expect(form).toEqual({
    ...{ kind: 'container', id: 'root', layout: 'column' },
    items: [
      { kind: 'heading', id: 'h', content: 'Noise' },
      {
        ...{ kind: 'container', id: 'row', layout: 'row' },
        items: [
          { kind: 'input', id: 'seed', input: seed, showDescription: true, component: 'slider' },
          { kind: 'input', id: 'width', input: width, showDescription: true, component: undefined },
          { kind: 'text', id: 't', content: 'Any number.' },
        ],
      },
      { kind: 'divider', id: 'line' },
    ],
  });
});

test('without a form, or with a broken one, it is a column of the exposed inputs', async () => {
  const exposedFields = [
    { nodeId: 'text', fieldName: 'value' },
    { nodeId: 'noise', fieldName: 'seed' },
  ];
  const broken = { rootElementId: 'root', elements: element('root', 'container', { layout: 'row', children: ['x'] }) };
  for (const form of [undefined, broken]) {
    const opened = await open({ exposedFields, form });
    const items = opened.form.items.map((item) => item.kind === 'input' && item.input.key);
    expect([opened.form.layout, items]).toEqual(['column', ['Value', 'Seed']]);
  }
});

test('a list to choose from is one of texts, and nothing for a number', async () => {
  const root = element('root', 'container', { layout: 'column', children: ['a'] });
  const settings = { component: 'dropdown', options: [{ label: 'Seven', value: '7' }] };
  const elements = { ...root, ...field('a', 'root', 'noise.seed', settings) };
  const opened = await open({ form: { rootElementId: 'root', elements } });
  expect(opened.inputs.map(({ key, choices }) => [key, choices])).toEqual([['Seed', undefined]]);
  expect(opened.check({ Seed: 7 }).values).toEqual([]);
  expect(opened.check({ Seed: '7' }).values).toHaveLength(1);
});
