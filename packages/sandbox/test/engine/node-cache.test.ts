import { expect, test } from 'vitest';
import { record } from '../../src/internal/validation/record.js';
import { createSandbox, type Sandbox } from '../../src/sandbox.js';
import { nodes, recordEvents, run } from '../support/queue.js';
import { bodyOf, request } from '../support/request.js';

const draw = async (sandbox: Sandbox, more: object = {}): Promise<string> => {
  const item = await run(sandbox, { nodes: nodes({ id: 'b', type: 'blank_image', width: 4, height: 4, ...more }) });
  const [output] = Object.values(item.session.results);
  return String(record(output?.['image'])['image_name']);
};
const CACHE = '/api/v1/app/invocation_cache';

test('the same inputs return the same image, without an event of saving', async () => {
  using sandbox = createSandbox();
  const first = await draw(sandbox);
  const log = recordEvents(sandbox);
  expect(await draw(sandbox)).toBe(first);
  expect(log.names()).not.toContain('invocation_progress');
  expect(log.names()).toContain('invocation_complete');
  expect(await bodyOf(sandbox, `GET ${CACHE}/status`)).toEqual({
    size: 1,
    hits: 1,
    misses: 1,
    enabled: true,
    max_size: 512,
  });
});

test('other inputs, or use_cache false, create another image', async () => {
  using sandbox = createSandbox();
  const names = [await draw(sandbox), await draw(sandbox, { is_intermediate: true })];
  names.push(await draw(sandbox, { use_cache: false }), await draw(sandbox, { use_cache: false }));
  expect(new Set(names).size).toBe(4);
  // What is not read from the cache is not saved either.
  expect(await bodyOf(sandbox, `GET ${CACHE}/status`)).toMatchObject({ size: 2 });
});

test('an output is not used after its image was deleted, after clearing, and while the cache is disabled', async () => {
  using sandbox = createSandbox();
  const first = await draw(sandbox);
  await request(sandbox, `DELETE /api/v1/images/i/${first}`);
  const second = await draw(sandbox);
  expect(second).not.toBe(first);
  expect(await request(sandbox, `DELETE ${CACHE}`)).toMatchObject({ status: 200, body: null });
  expect(await bodyOf(sandbox, `GET ${CACHE}/status`)).toMatchObject({ size: 0, hits: 0, misses: 0 });
  const third = await draw(sandbox);
  expect(third).not.toBe(second);
  expect(await request(sandbox, `PUT ${CACHE}/disable`)).toMatchObject({ status: 200, body: null });
  expect(await draw(sandbox)).not.toBe(third);
  await request(sandbox, `PUT ${CACHE}/enable`);
  expect(await draw(sandbox)).toBe(third);
});

test('a full cache drops the least recently used output', async () => {
  using sandbox = createSandbox();
  const add = (a: number) => ({ id: `n${a}`, type: 'add', a });
  await run(sandbox, { nodes: nodes(...Array.from({ length: 512 }, (_, a) => add(a))) });
  await run(sandbox, { nodes: nodes(add(0), add(512)) });
  await run(sandbox, { nodes: nodes(add(0), add(1)) });
  expect(await bodyOf(sandbox, `GET ${CACHE}/status`)).toMatchObject({ size: 512, hits: 2, misses: 514 });
});
