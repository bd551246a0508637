import { expect, test } from 'vitest';
import { createSandbox } from '../../src/sandbox.js';
import { request } from '../support/request.js';

const statusOf = async (query: string) => {
  using sandbox = createSandbox();
  return (await request(sandbox, `GET /api/v1/boards/?${query}`)).status;
};

test.each(['true', 'TRUE', '1', 'yes', 'y', 'on', 't'])('%s is true', async (word) => {
  expect(await statusOf(`all=${word}`)).toBe(200);
});

test.each(['', 'null', '2', 'maybe'])('"%s" is not a boolean', async (word) => {
  expect(await statusOf(`all=${word}`)).toBe(422);
});

test.each(['1', '%2B1', '%201%20', '1_0', '1.0', '-1', '007'])('%s is an integer', async (text) => {
  expect(await statusOf(`offset=0&limit=${text}`)).toBe(200);
});

test.each(['', '1.5', '1e1', '0x1', '1__0', '5.', '.5', '٣'])('"%s" is not an integer', async (text) => {
  expect(await statusOf(`offset=0&limit=${text}`)).toBe(422);
});

test('uses the last value of a repeated key, and ignores unknown keys', async () => {
  expect(await statusOf('all=true&all=false')).toBe(400);
  expect(await statusOf('all=false&all=true&what=ever')).toBe(200);
});

test('counts an emoji as one character, and is case-sensitive', async () => {
  using sandbox = createSandbox();
  const make = (name: string) => request(sandbox, `POST /api/v1/boards/?board_name=${encodeURIComponent(name)}`);
  expect((await make('😀'.repeat(300))).status).toBe(201);
  expect((await make('😀'.repeat(301))).status).toBe(422);
  const { body } = await request(sandbox, 'GET /api/v1/boards/?all=1&direction=asc');
  expect(body).toEqual({
    detail: [
      {
        ...{ type: 'enum', loc: ['query', 'direction'], msg: "Input should be 'ASC' or 'DESC'" },
        ...{ input: 'asc', ctx: { expected: "'ASC' or 'DESC'" } },
      },
    ],
  });
});
