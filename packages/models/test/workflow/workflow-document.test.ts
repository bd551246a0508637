import { expect, test } from 'vitest';

import { WorkflowDocument } from '../../src/workflow-document.js';

/** A document with a key that no schema has in each of its objects. */
const document = {
  ...{ id: 'w', name: 'A workflow', author: '', description: '', version: '', contact: '', tags: '', notes: '' },
  mine: { deep: [1, { deeper: null }] },
  nodes: [
    {
      ...{ id: 'a', type: 'invocation', position: { x: 1, y: 2, mine: 1 }, mine: 1 },
      data: {
        ...{ id: 'a', type: 'call_saved_workflow', version: '1.0.0', nodePack: 'invokeai', label: '', notes: '' },
        ...{ isOpen: true, isIntermediate: true, useCache: true, mine: 1 },
        inputs: { value: { name: 'value', label: '', description: '', value: { mine: null }, mine: 1 } },
        dynamicInputTemplates: {
          value: { type: { name: 'IntegerField', cardinality: 'SINGLE', batch: false, mine: 1 }, mine: 1 },
        },
      },
    },
    { id: 'k', type: 'connector', position: { x: 0, y: 0 }, data: { id: 'k', mine: 1 }, mine: 1 },
    { id: 'n', type: 'notes', position: { x: 0, y: 0 }, data: { id: 'n', notes: 'x', mine: 1 }, mine: 1 },
  ],
  edges: [
    { ...{ id: 'e', type: 'default', source: 'a', sourceHandle: 'v', target: 'k', targetHandle: 'in' }, mine: 1 },
    { id: 'f', type: 'collapsed', source: 'a', target: 'k', mine: 1 },
  ],
  exposedFields: [{ nodeId: 'a', fieldName: 'value', mine: 1 }],
  meta: { version: '4.0.0', category: 'user', mine: 1 },
  form: {
    rootElementId: 'r',
    mine: 1,
    elements: {
      r: { id: 'r', type: 'container', data: { layout: 'row', children: ['f', 't', 'd'], mine: 1 }, mine: 1 },
      f: {
        ...{ id: 'f', type: 'node-field', parentId: 'r', mine: 1 },
        data: {
          fieldIdentifier: { nodeId: 'a', fieldName: 'value', mine: 1 },
          ...{ showDescription: false, settings: { type: 'x', mine: 1 }, mine: 1 },
        },
      },
      t: { id: 't', type: 'text', parentId: 'r', data: { content: 'x', mine: 1 }, mine: 1 },
      d: { id: 'd', type: 'divider', parentId: 'r', mine: 1 },
    },
  },
};

test('a document that is read and written keeps unknown keys at every level', () => {
  const written: unknown = JSON.parse(JSON.stringify(WorkflowDocument.parse(document)));
  expect(written).toEqual(document);
  expect(JSON.parse(JSON.stringify(WorkflowDocument.parse(written)))).toEqual(document);
});
