import { makeBoard } from '@x/sandbox/make-board';
import { expect, test } from 'vitest';

import { type BoardNode, boardNodes, visibleNodes } from '../../src/features/boards/tree/board-nodes.js';

const nodesOf = (...names: string[]) =>
  boardNodes(
    names.map((board_name, index) => makeBoard({ board_id: `b${index}`, board_name, image_count: 10 ** index })),
  );
const line = ({ name, level, count, board }: BoardNode) => `${level} ${name} ${count} ${board?.board_id ?? '-'}`;
const lines = (nodes: readonly BoardNode[], closed: readonly string[] = []) =>
  visibleNodes(nodes, new Set(closed)).map(line);

test('names with slashes make levels, and a level counts what is below it', () => {
  expect(lines(nodesOf('Foxes/Red', 'Cats', 'Foxes / Grey', 'Foxes'))).toEqual([
    '1 Cats 10 b1',
    '1 Foxes 1101 b3',
    '2 Grey 100 b2',
    '2 Red 1 b0',
  ]);
});

test('a level without a board of its own is shown, and can be closed', () => {
  const nodes = nodesOf('A/B/C', 'A/D');
  expect(lines(nodes)).toEqual(['1 A 11 -', '2 B 1 -', '3 C 1 b0', '2 D 10 b1']);
  expect(lines(nodes, ['/A/B'])).toEqual(['1 A 11 -', '2 B 1 -', '2 D 10 b1']);
});

test('boards of the same name are beside each other', () => {
  const nodes = nodesOf('A', 'A', 'A/B');
  expect(lines(nodes)).toEqual(['1 A 101 b0', '2 B 100 b2', '1 A 10 b1']);
  expect(new Set(visibleNodes(nodes, new Set()).map(({ key }) => key)).size).toBe(3);
});
