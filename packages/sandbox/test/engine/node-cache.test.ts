import { expect, test } from 'vitest';
import { createSandbox, type Sandbox } from '../../src/sandbox.js';
import { hear, nodes, run } from '../support/queue.js';
import { ask, bodyOf } from '../support/request.js';

const draw = async (sandbox: Sandbox, more: object = {}): Promise<string> => {
  const item = await run(sandbox, { nodes: nodes({ id: 'b', type: 'blank_image', width: 4, height: 4, ...more }) });
  const [output] = Object.values(item.session.results);
  return String(Reflect.get(output?.['image'] ?? {}, 'image_name'));
};
const CACHE = '/api/v1/app/invocation_cache';

test('the same question brings the same image, without a word of saving', async () => {
  using sandbox = createSandbox();
  const first = await draw(sandbox);
  const heard = hear(sandbox);
  expect(await draw(sandbox)).toBe(first);
  expect(heard.names()).not.toContain('invocation_progress');
  expect(heard.names()).toContain('invocation_complete');
  expect(await bodyOf(sandbox, `GET ${CACHE}/status`)).toEqual({
    size: 1,
    hits: 1,
    misses: 1,
    enabled: true,
    max_size: 512,
  });
});

test('another question, or one that wants a new answer, brings another image', async () => {
  using sandbox = createSandbox();
  const names = [await draw(sandbox), await draw(sandbox, { is_intermediate: true })];
  names.push(await draw(sandbox, { use_cache: false }), await draw(sandbox, { use_cache: false }));
  expect(new Set(names).size).toBe(4);
  // What is not to be looked up is not remembered.
  expect(await bodyOf(sandbox, `GET ${CACHE}/status`)).toMatchObject({ size: 2 });
});

test('an answer is forgotten with its image, when it is cleared, and while it is disabled', async () => {
  using sandbox = createSandbox();
  const first = await draw(sandbox);
  await ask(sandbox, `DELETE /api/v1/images/i/${first}`);
  const second = await draw(sandbox);
  expect(second).not.toBe(first);
  expect(await ask(sandbox, `DELETE ${CACHE}`)).toMatchObject({ status: 200, body: null });
  expect(await bodyOf(sandbox, `GET ${CACHE}/status`)).toMatchObject({ size: 0, hits: 0, misses: 0 });
  const third = await draw(sandbox);
  expect(third).not.toBe(second);
  expect(await ask(sandbox, `PUT ${CACHE}/disable`)).toMatchObject({ status: 200, body: null });
  expect(await draw(sandbox)).not.toBe(third);
  await ask(sandbox, `PUT ${CACHE}/enable`);
  expect(await draw(sandbox)).toBe(third);
});

test('of more answers than there is room for the one not asked for longest is forgotten', async () => {
  using sandbox = createSandbox();
  const add = (a: number) => ({ id: `n${a}`, type: 'add', a });
  await run(sandbox, { nodes: nodes(...Array.from({ length: 512 }, (_, a) => add(a))) });
  await run(sandbox, { nodes: nodes(add(0), add(512)) });
  await run(sandbox, { nodes: nodes(add(0), add(1)) });
  expect(await bodyOf(sandbox, `GET ${CACHE}/status`)).toMatchObject({ size: 512, hits: 2, misses: 514 });
});
