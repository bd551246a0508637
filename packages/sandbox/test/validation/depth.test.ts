import { expect, test } from 'vitest';
import { createSandbox } from '../../src/sandbox.js';
import { request } from '../support/request.js';

const headers = { 'content-type': 'application/json' };
const UNPARSABLE = { status: 400, body: { detail: 'There was an error parsing the body' } };

test.each(['[', '{"a":'])('a body of %s in each other is read up to the depth of the server', async (opening) => {
  using sandbox = createSandbox();
  const nested = (depth: number) => {
    const closing = (opening === '[' ? ']' : '}').repeat(depth);
    return `${opening.repeat(depth)}${opening === '[' ? '' : '"]["'}${closing}`;
  };
  const status = async (body: string) => (await request(sandbox, 'POST /api/v1/images/star', { body, headers })).status;
  expect(await status(nested(985))).toBe(422);
  for (const depth of [986, 5_000, 100_000]) {
    expect(await status(nested(depth))).toBe(400);
    // One that is not even valid, behind that depth.
    expect(await status(opening.repeat(depth))).toBe(400);
  }
  const body = `{"image_names": ${nested(985)}}`;
  expect(await request(sandbox, 'POST /api/v1/images/star', { body, headers })).toMatchObject(UNPARSABLE);
});

test('brackets in a text are not nested, nor many beside each other', async () => {
  using sandbox = createSandbox();
  const body = JSON.stringify({
    image_names: [`${'['.repeat(900)}\\"${'{'.repeat(900)}`.slice(0, 250)],
    x: Array(2_000).fill([[]]),
  });
  expect((await request(sandbox, 'POST /api/v1/images/star', { body, headers })).status).toBe(200);
});
