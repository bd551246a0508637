import { requestScenario } from '../../runner/request-cases.js';
import { workflowDocument, workflowNode } from '../../runner/workflow-document.js';

const missingId = '00000000-0000-4000-8000-000000000000';
const list = '/api/v1/workflows/';
const item = `${list}i/`;
const document = workflowDocument();
const returns = ['a', 'b'].map((id) => workflowNode(id, 'workflow_return'));
const ofServer = { ...document, meta: { version: '4.0.0', category: 'default' } };

const post = `POST ${list}`;
const stored = (workflow: unknown) => ({ json: { workflow } });

export const scenarios = [
  requestScenario('documents that are no workflows', [
    ['no body', post, {}, 422],
    ['null', post, { json: null }, 422],
    ['a list', post, { json: [] }, 422],
    ['an empty object', post, { json: {} }, 422],
    ['the document itself', post, { json: document }, 422],
    ['null for a document', post, stored(null), 422],
    ['a list for a document', post, stored([]), 422],
    ['a text for a document', post, stored('{}'), 422],
    ['an empty document', post, stored({}), 422],
    [
      'wrong values everywhere',
      post,
      stored({
        ...{ name: 5, author: null, meta: { version: 'abc', category: 'project' }, nodes: [1], edges: {}, form: 5 },
        exposedFields: [{ nodeId: 1 }],
      }),
      422,
    ],
    ['a version of two numbers', post, stored({ ...document, meta: { version: '4.0', category: 'user' } }), 422],
    ['a version with leading zeros', post, stored({ ...document, meta: { version: '04.0.0', category: 'user' } }), 422],
    ['two nodes that return', post, stored({ ...document, nodes: returns }), 422],
    ['a workflow of the server', post, stored(ofServer), 500],
    ['half an emoji', post, stored({ ...document, name: '\ud83e' }), 500],
    ['half an emoji in a node', post, stored({ ...document, nodes: [{ text: '\udc00' }] }), 500],
    ['a path without a slash', `POST ${list.slice(0, -1)}`, stored(document), 405],
  ]),
  requestScenario('odd documents that are workflows', [
    [
      'a version of a later release',
      post,
      stored({ ...document, meta: { version: '9.1.0-beta.1+x', category: 'user' } }),
      200,
    ],
    ['an older version', post, stored({ ...document, meta: { version: '1.0.0', category: 'user' } }), 200],
    ['no texts at all', post, stored({ ...document, name: '' }), 200],
    ['nodes and edges of any shape', post, stored({ ...document, nodes: [{}, { type: 5 }], edges: [{ a: [] }] }), 200],
    [
      'a number beyond a double',
      post,
      {
        body: JSON.stringify({ workflow: { ...document, nodes: [{ n: 'N' }] } }).replace('"N"', '1e400'),
        headers: { 'content-type': 'application/json' },
      },
      200,
    ],
    ['half an emoji for a key', post, stored({ ...document, nodes: [{ '\udc00': 1 }], form: { '\ud83ex': {} } }), 200],
    ['an empty form', post, stored({ ...document, form: {} }), 200],
    ['null for a form', post, stored({ ...document, form: null }), 200],
  ]),
  requestScenario('invalid changes to a workflow', async ({ client }) => {
    const { workflow_id: id } = await client.repositories.workflows.create(document);
    const patch = `PATCH ${item}${id}`;
    return [
      ['no body', patch, {}, 422],
      ['null', patch, { json: null }, 422],
      ['an empty object', patch, { json: {} }, 422],
      ['no id', patch, stored(document), 422],
      ['a number for an id', patch, stored({ ...document, id: 5 }), 422],
      ['only a name', patch, stored({ id, name: 'x' }), 422],
      ['the id of another', patch, stored({ ...document, id: missingId }), 404],
      ['the category of the server', patch, stored({ ...ofServer, id }), 500],
      ['the category of the server, and an unknown id', patch, stored({ ...ofServer, id: missingId }), 404],
      ['half an emoji', patch, stored({ ...document, id, tags: '\ud83e' }), 500],
      ['half an emoji in a node', patch, stored({ ...document, id, nodes: [{ x: '\udc00' }] }), 500],
      ['a slash at the end', `${patch}/`, stored({ ...document, id }), 405],
      ['no flag', `${patch}/is_public`, { json: {} }, 422],
      ['null for a flag', `${patch}/is_public`, { json: { is_public: null } }, 422],
      ['a word for a flag', `${patch}/is_public`, { json: { is_public: 'perhaps' } }, 422],
      ['the flag alone', `${patch}/is_public`, { json: true }, 422],
      ['unchanged by all of it', `GET ${item}${id}`, {}, 200],
    ];
  }),
  requestScenario('a workflow that does not exist', [
    ['read', `GET ${item}${missingId}`, {}, 404],
    ['read another text', `GET ${item}default_nothing`, {}, 404],
    ['read with a slash', `GET ${item}${missingId}/`, {}, 200],
    ['update', `PATCH ${item}${missingId}`, stored({ ...document, id: missingId }), 404],
    ['delete', `DELETE ${item}${missingId}`, {}, 404],
    ['delete with a slash', `DELETE ${item}${missingId}/`, {}, 405],
    ['share', `PATCH ${item}${missingId}/is_public`, { json: { is_public: true } }, 404],
    ['open', `PUT ${item}${missingId}/opened_at`, {}, 404],
    ['open with a slash', `PUT ${item}${missingId}/opened_at/`, {}, 405],
    ['thumbnail', `GET ${item}${missingId}/thumbnail`, {}, 404],
    ['delete the thumbnail', `DELETE ${item}${missingId}/thumbnail`, {}, 404],
  ]),
];
