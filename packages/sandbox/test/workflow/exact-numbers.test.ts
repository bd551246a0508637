import { expect, test } from 'vitest';

import { createSandbox, type Sandbox } from '../../src/sandbox.js';

const route = 'http://sandbox/api/v1/workflows/';

const documentOf = (number: string, id = '') =>
  `{"workflow": {"name": "A 1.0", "author": "", "description": "", "version": "", "contact": "", "tags": "", "notes": "",
    "exposedFields": [], "meta": {"version": "4.0.0", "category": "user"}, ${id}
    "nodes": [{"id": "a", "data": {"seed": ${number}}}], "edges": [{"id": "e", "seed": ${number}}], "form": {"seed": ${number}}}}`;

async function send(sandbox: Sandbox, method: string, url: string, body?: string): Promise<string> {
  const headers = { 'content-type': 'application/json' };
  return (await sandbox.fetch(url, { method, headers, ...(body !== undefined && { body }) })).text();
}

const numbersIn = (text: string) => [...text.matchAll(/"seed":([^,}]+)/g)].map(([, number]) => number);

// What the real server returns.
test.each([
  ['9007199254740993', '9007199254740993'],
  ['-123456789012345678901234567890', '-123456789012345678901234567890'],
  ['1.0', '1.0'],
  ['1e2', '100.0'],
  ['-0', '0'],
  ['0.1000000000000000055511151231257827', '0.1'],
  ['1E400', 'null'],
  ['7', '7'],
])('a workflow keeps the number %s as %s', async (number, expected) => {
  using sandbox = createSandbox();
  const all = [expected, expected, expected];
  const created = await send(sandbox, 'POST', route, documentOf(number));
  expect(numbersIn(created)).toEqual(all);
  const [, id = ''] = /"workflow_id":"([^"]+)"/.exec(created) ?? [];
  expect(numbersIn(await send(sandbox, 'GET', `${route}i/${id}`))).toEqual(all);
  const changed = await send(sandbox, 'PATCH', `${route}i/${id}`, documentOf(number, `"id": "${id}",`));
  expect(numbersIn(changed)).toEqual(all);
  const unshared = await send(sandbox, 'PATCH', `${route}i/${id}/is_public`, '{"is_public": false}');
  expect(numbersIn(unshared)).toEqual(all);
});

test('a number in a text stays a text', async () => {
  using sandbox = createSandbox();
  expect(await send(sandbox, 'POST', route, documentOf('"1.0"'))).toContain('"name":"A 1.0"');
});
