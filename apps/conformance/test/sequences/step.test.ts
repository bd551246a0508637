import { expect, test } from 'vitest';

import { type Created, Reference, resolve } from '../../src/sequences/reference.js';
import { printSequence } from '../../src/sequences/step.js';

const created: Created = { boards: ['one', 'two'], images: [], items: [7], batches: [], days: ['2026-11-29'] };

test('a reference is the id of what was created, and an unknown id when nothing was', () => {
  const value = { a: [new Reference('boards', 3), new Reference('items', 0)], b: new Reference('images', 2), c: null };
  expect(resolve(value, created)).toEqual({
    a: ['two', 7],
    b: '00000000-0000-4000-8000-000000000000.png',
    c: null,
  });
});

test('a sequence is printed as a program', () => {
  const board = new Reference('boards', 1);
  const steps = [
    { route: 'POST /api/v1/boards/', query: { board_name: 'A' } },
    { route: 'GET /api/v1/boards/{}/image_names', path: [board] },
    { route: 'GET /api/v1/queue/{}/status', path: ['é'] },
    { route: 'PATCH /api/v1/boards/{}', path: [board], json: { archived: true, 'a-b': [board, null] } },
    'run the queue',
  ] as const;
  expect(printSequence(steps).split('\n')).toEqual([
    `await send('POST /api/v1/boards/', { query: { board_name: "A" } });`,
    `await send(\`GET /api/v1/boards/\${boards[1]}/image_names\`);`,
    `await send('GET /api/v1/queue/%C3%A9/status');`,
    `await send(\`PATCH /api/v1/boards/\${boards[1]}\`, { json: { archived: true, "a-b": [boards[1], null] } });`,
    'await runQueue();',
  ]);
});
