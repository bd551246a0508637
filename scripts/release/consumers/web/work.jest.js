import { expected, work } from './work.js';

test('works in a test of Jest', async () => {
  expect(await work(process.env.SANDBOX_URL)).toBe(expected);
});
