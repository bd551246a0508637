import assert from 'node:assert/strict';

import type { WorkflowQuery } from '@x/repositories/workflow';
import { requestScenario } from '../../runner/request-cases.js';
import { scenario } from '../../runner/scenario.js';
import { workflowDocument, workflowNode } from '../../runner/workflow-document.js';

const list = 'GET /api/v1/workflows/';
const categories = ['user'];

/** A text in all workflows of these scenarios, so that others do not matter. */
const mark = 'vulpine';

export const scenarios = [
  scenario('workflows are filtered by name, description and tags, and ordered', async ({ client }) => {
    const { workflows } = client.repositories;
    const description = `about ${mark}`;
    for (const [name, tags] of [
      ['beta', 'Cat, shared'],
      ['Alpha', 'dog'],
      ['charlie', 'c%t'],
      ['Delta', ''],
      ['Ärger', 'CATS'],
    ] as const) {
      await workflows.create(workflowDocument({ name, tags, description }));
    }
    const named = async (query: WorkflowQuery) =>
      (await Array.fromAsync(workflows.list({ categories, query: mark, ...query }))).map(({ name }) => name);
    assert.deepEqual(await named({}), ['Alpha', 'Delta', 'beta', 'charlie', 'Ärger']);
    assert.deepEqual(await named({ direction: 'DESC' }), ['Ärger', 'charlie', 'beta', 'Delta', 'Alpha']);
    await named({ order_by: 'created_at', direction: 'DESC' });
    await named({ order_by: 'updated_at' });
    assert.deepEqual(await named({ tags: ['cat'] }), ['beta', 'Ärger']);
    assert.deepEqual(await named({ tags: [' dog ', 'shared'] }), ['Alpha', 'beta']);
    assert.deepEqual(await named({ tags: [''] }), ['Alpha', 'Delta', 'beta', 'charlie', 'Ärger']);
    assert.deepEqual(await named({ tags: ['c%t'] }), ['beta', 'charlie', 'Ärger']);
    assert.deepEqual(await named({ query: ' VULPINE ' }), ['Alpha', 'Delta', 'beta', 'charlie', 'Ärger']);
    assert.deepEqual(await named({ query: 'ärger' }), []);
    assert.deepEqual(await named({ query: 'no such text' }), []);
    assert.deepEqual(await named({ has_been_opened: true }), []);
    assert.equal((await named({ has_been_opened: false, is_public: true })).length, 5);
    assert.deepEqual(await named({ is_public: false }), []);
    const page = (page: number) => workflows.page({ categories, query: mark, page, per_page: 2 });
    assert.deepEqual([(await page(0)).items.length, (await page(2)).items.length], [2, 1]);
    assert.deepEqual([(await page(3)).items.length, (await page(3)).total], [0, 5]);
  }),
  scenario('workflows are counted by tag and category, and their tags are listed', async ({ client }) => {
    const { workflows } = client.repositories;
    const ids = [];
    for (const tags of ['zebra-1, Ape-1', 'ape-1,bear-1', ' bear-1 , ,bear-1']) {
      ids.push((await workflows.create(workflowDocument({ tags }))).workflow_id);
    }
    const tags = (await workflows.tags({ categories })).filter((tag) => tag.endsWith('-1'));
    assert.deepEqual(tags, ['Ape-1', 'ape-1', 'bear-1', 'zebra-1']);
    assert.deepEqual(await workflows.tagCounts(['APE-1', 'bear-1', '-1'], { categories }), {
      'APE-1': 2,
      'bear-1': 2,
      '-1': 3,
    });
    await workflows.markOpened(String(ids[0]));
    assert.deepEqual(await workflows.tagCounts(['ape-1'], { categories, has_been_opened: true }), { 'ape-1': 1 });
    assert.deepEqual(await workflows.tagCounts(['ape-1'], { categories, is_public: false }), { 'ape-1': 0 });
    assert.equal((await workflows.categoryCounts(['user'], { has_been_opened: true }))['user'], 1);
    await workflows.categoryCounts(['user'], { is_public: false });
  }),
  scenario('a workflow of the list can be called, or not', async ({ client, raw }) => {
    const { workflows } = client.repositories;
    const description = mark;
    await workflows.create(
      workflowDocument({ name: 'can', description, nodes: [workflowNode('r', 'workflow_return')] }),
    );
    await workflows.create(workflowDocument({ name: 'cannot', description }));
    const named = async (callable: boolean) =>
      (await Array.fromAsync(workflows.list({ categories, query: mark, callable }))).map(({ name }) => name);
    assert.deepEqual([await named(true), await named(false)], [['can'], ['cannot']]);
    for (const query of [
      'callable=true&page=0&per_page=1',
      'callable=false&page=1&per_page=1',
      'callable=true&page=-1&per_page=2',
    ])
      await raw(list, { query: `categories=user&query=${mark}&${query}` });
  }),
  requestScenario('pages of workflows out of bounds', async ({ client }) => {
    for (const name of ['a', 'b', 'c'])
      await client.repositories.workflows.create(workflowDocument({ name, description: mark }));
    const mine = `categories=user&query=${mark}`;
    return [
      ['a negative page', list, { query: `${mine}&page=-1&per_page=1` }, 200],
      ['a negative number of rows', list, { query: `${mine}&per_page=-2` }, 200],
      ['no rows', list, { query: `${mine}&per_page=0&page=4` }, 200],
      ['a page past the end', list, { query: `${mine}&page=9&per_page=2` }, 200],
      ['no match', list, { query: `${mine}&tags=nothing` }, 200],
      ['no match, and pages', list, { query: `${mine}&tags=nothing&per_page=2` }, 200],
    ];
  }),
  requestScenario('invalid lists of workflows', [
    [
      'everything',
      list,
      {
        query:
          'order_by=x&direction=a&per_page=b&page=c&categories=user&categories=d&has_been_opened=e&is_public=f&callable=g',
      },
      422,
    ],
    ['an empty category', list, { query: 'categories=' }, 422],
    ['an older category', list, { query: 'categories=project' }, 422],
    ['no slash at the end', list.slice(0, -1), {}, 200],
    ['tags with an invalid filter', `${list}tags`, { query: 'categories=x&is_public=y' }, 422],
    ['tags with a slash', `${list}tags/`, {}, 200],
    ['no tags to count', `${list}counts_by_tag`, {}, 422],
    ['no tags, and an invalid filter', `${list}counts_by_tag`, { query: 'has_been_opened=x&categories=' }, 422],
    ['no categories to count', `${list}counts_by_category`, {}, 422],
    ['an invalid category to count', `${list}counts_by_category`, { query: 'categories=user&categories=x' }, 422],
  ]),
];
