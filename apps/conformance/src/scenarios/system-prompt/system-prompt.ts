import assert from 'node:assert/strict';

import { requestScenario } from '../../runner/request-cases.js';
import { scenario } from '../../runner/scenario.js';

const missingId = '00000000-0000-4000-8000-000000000000';
const list = '/api/v1/system_prompts/';
const item = `${list}i/`;

export const scenarios = [
  scenario('a system prompt is created, read, changed and deleted', async ({ client, raw }) => {
    const { systemPrompts } = client.repositories;
    const made = await systemPrompts.create({ name: 'Füchse 🦊', content: 'One\ntwo "three"' });
    assert.deepEqual([made.is_public, made.user_id], [true, 'system']);
    assert.equal((await systemPrompts.get(made.id)).content, made.content);
    assert.equal(await systemPrompts.exists(made.id), true);
    await raw(`PATCH ${item}${made.id}`, { json: {} });
    await raw(`PATCH ${item}${made.id}`, { json: { name: null, content: null, is_public: null } });
    await systemPrompts.get(made.id);
    assert.equal((await systemPrompts.update(made.id, { name: 'Foxes' })).name, 'Foxes');
    assert.equal((await systemPrompts.update(made.id, { content: ' ', is_public: false })).is_public, false);
    await raw(`PATCH ${item}${made.id}`, { json: { is_public: 'yes' } });
    await systemPrompts.delete(made.id);
    assert.equal(await systemPrompts.find(made.id), undefined);
    await assert.rejects(systemPrompts.delete(made.id), { name: 'NotFoundError' });
  }),
  scenario('system prompts are listed by name, whatever the case', async ({ client }) => {
    const { systemPrompts } = client.repositories;
    for (const name of ['zebra', 'Ape', 'bear', 'ape', 'Ägypten', '', ' ', '12'].filter(Boolean)) {
      await systemPrompts.create({ name, content: 'x' });
    }
    const names = (await Array.fromAsync(systemPrompts.list())).map(({ name }) => name);
    assert.ok(names.indexOf('Ape') < names.indexOf('bear'));
  }),
  scenario('the server brings along system prompts of its own, which all can read', async ({ unrecorded }) => {
    const prompts = await Array.fromAsync(unrecorded.repositories.systemPrompts.list());
    const own = prompts.filter(({ user_id, is_public }) => user_id === 'system' && is_public);
    assert.ok(own.length >= 3);
  }),
  requestScenario('invalid new system prompts', [
    ['no body', `POST ${list}`, {}, 422],
    ['null', `POST ${list}`, { json: null }, 422],
    ['a list', `POST ${list}`, { json: [] }, 422],
    ['an empty object', `POST ${list}`, { json: {} }, 422],
    ['an empty name', `POST ${list}`, { json: { name: '', content: 'x' } }, 422],
    ['no content', `POST ${list}`, { json: { name: 'x' } }, 422],
    ['a number and null', `POST ${list}`, { json: { name: 5, content: null } }, 422],
    ['a visibility and an id', `POST ${list}`, { json: { name: 'x', content: 'y', is_public: true, id: 'z' } }, 422],
    ['only unknown keys', `POST ${list}`, { json: { text: 'x' } }, 422],
    ['half an emoji', `POST ${list}`, { json: { name: '\ud83e', content: 'x' } }, 500],
    ['a path without a slash', `POST ${list.slice(0, -1)}`, { json: { name: 'x', content: 'y' } }, 405],
  ]),
  requestScenario('invalid changes to a system prompt', async ({ client }) => {
    const { id } = await client.repositories.systemPrompts.create({ name: 'a', content: 'b' });
    const route = `PATCH ${item}${id}`;
    return [
      ['no body', route, {}, 422],
      ['null', route, { json: null }, 422],
      ['a list', route, { json: [] }, 422],
      ['an unknown key', route, { json: { colour: 1 } }, 422],
      ['an empty name', route, { json: { name: '' } }, 422],
      ['a number', route, { json: { content: 5 } }, 422],
      ['a visibility in words', route, { json: { is_public: 'perhaps' } }, 422],
      ['half an emoji', route, { json: { content: '\udc00' } }, 500],
      ['a slash at the end', `${route}/`, { json: {} }, 405],
      ['unchanged by all of it', `GET ${item}${id}`, {}, 200],
    ];
  }),
  requestScenario('a system prompt that does not exist', [
    ['read it', `GET ${item}${missingId}`, {}, 404],
    ['read another text', `GET ${item}nobody`, {}, 404],
    ['update it', `PATCH ${item}${missingId}`, { json: { name: 'x' } }, 404],
    ['update it with nothing', `PATCH ${item}${missingId}`, { json: {} }, 404],
    ['update it with an unknown key', `PATCH ${item}${missingId}`, { json: { colour: 1 } }, 422],
    ['delete it', `DELETE ${item}${missingId}`, {}, 404],
    ['list without a slash', `GET ${list.slice(0, -1)}`, {}, 200],
    ['read with a slash at the end', `GET ${item}${missingId}/`, {}, 200],
  ]),
];
