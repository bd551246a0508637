import assert from 'node:assert/strict';

import { requestScenario } from '../../runner/request-cases.js';
import { scenario } from '../../runner/scenario.js';

const path = '/api/v1/client_state/default';
const json = { 'content-type': 'application/json' };
const text = { 'content-type': 'text/plain' };
const set = `POST ${path}/set_by_key`;
const key = 'conformance:a';
const query = { key };

export const scenarios = [
  scenario(
    'a value of the client state is set, read and replaced',
    async ({ client }) => {
      const { clientState } = client.repositories;
      assert.equal(await clientState.find('conformance:unknown'), undefined);
      for (const value of ['', '{"a":[1,2]}', '"quoted"', 'zwölf 🌉\n\u0000', 'null', 'x'.repeat(1_000_000)]) {
        assert.equal(await clientState.set(key, value), value);
        assert.equal(await clientState.find(key), value);
      }
      for (const other of ['', 'a&b=c', '🌉/%2F', 'conformance:A']) {
        assert.equal(await clientState.set(other, other), other);
        assert.equal(await clientState.find(other), other);
      }
    },
    { since: '6.3.0' },
  ),
  scenario(
    'keys of the client state are listed by prefix and deleted',
    async ({ client, raw }) => {
      const { clientState } = client.repositories;
      const keys = ['Pre:b', 'pre:a', 'pr_e:c', 'pr%e:d', 'pre\\x', 'Öpre', 'öpre'];
      for (const name of keys) await clientState.set(name, 'x');
      for (const prefix of ['pre:', 'PRE', 'pr_', 'pr%', 'pre\\', 'Ö', 'none']) {
        const found = await clientState.keys({ prefix });
        const expected = keys.filter((name) => asciiLower(name).startsWith(asciiLower(prefix)));
        assert.deepEqual(found.toSorted(), expected.toSorted());
      }
      for (const name of keys) await clientState.delete(name);
      await clientState.delete('pre:a');
      assert.deepEqual(await clientState.keys({ prefix: 'pr' }), []);
      await raw(`GET ${path}/get_keys_by_prefix`);
    },
    { since: '6.13.0' },
  ),
  scenario(
    'deleting the client state deletes every key',
    async ({ client }) => {
      const { clientState } = client.repositories;
      await clientState.set(key, 'x');
      await clientState.deleteAll({ destroy: true });
      await clientState.deleteAll({ destroy: true });
      assert.equal(await clientState.find(key), undefined);
    },
    { since: '6.3.0', exclusive: true },
  ),
  scenario('the client state of one queue is that of every queue', async ({ raw }) => {
    await raw('POST /api/v1/client_state/one/set_by_key', { query, json: 'x' });
    assert.equal((await raw('GET /api/v1/client_state/other/get_by_key', { query })).body, 'x');
  }),
  requestScenario('a value of the client state is a JSON string or text of another type', [
    ['text', set, { query, body: '{"a":1}', headers: text }, 200],
    ['quoted text', set, { query, body: '"x"', headers: text }, 200],
    ['a form', set, { query, body: new URLSearchParams({ a: 'b' }) }, 200],
    ['no type', set, { query, body: new TextEncoder().encode('"x"') }, 200],
    ['what is no text', set, { query, body: new Uint8Array([255, 254]), headers: text }, 500],
    ['what is no text, as JSON', set, { query, body: new Uint8Array([34, 0xc3, 40, 34]), headers: json }, 400],
    ['no body', set, { query }, 422],
    ['null', set, { query, json: null }, 422],
    ['a number', set, { query, json: 5 }, 422],
    ['an object', set, { query, json: { a: 1 } }, 422],
    ['a list', set, { query, json: ['a'] }, 422],
    ['a boolean', set, { query, json: true }, 422],
    ['invalid JSON', set, { query, body: '"x', headers: json }, 422],
    ['half of an emoji', set, { query, body: '"\\ud83e"', headers: json }, 500],
    ['no key', set, { json: 'x' }, 422],
    ['two keys', set, { query: 'key=conformance:b&key=conformance:c', json: 'x' }, 200],
    ['the last of them', `GET ${path}/get_by_key`, { query: 'key=conformance:c' }, 200],
    ['reading no key', `GET ${path}/get_by_key`, {}, 422],
    ['deleting no key', `POST ${path}/delete_by_key`, {}, 422],
    ['a slash at the end', `${set}/`, { query, json: 'x' }, 405],
    ['a slash at the end of a GET', `GET ${path}/get_by_key/`, { query }, 200],
    ['no queue', 'GET /api/v1/client_state/get_by_key', { query }, 200],
    ['another method', `PUT ${path}/set_by_key`, { query, json: 'x' }, 405],
  ]),
];

/** The server compares ASCII letters without case, and no others. */
const asciiLower = (value: string) => value.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase());
