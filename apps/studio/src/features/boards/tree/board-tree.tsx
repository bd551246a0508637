import './board-tree.css';

import { useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useRef, useState } from 'react';

import { useClient } from '../../../app/client-context.js';
import { useMessages } from '../../../i18n/messages.js';
import { boardIdOf, boardWord } from '../../find/board-word.js';
import { boardQuery } from '../board-query.js';
import { type BoardNode, boardNodes, visibleNodes } from './board-nodes.js';
import { treeMessages } from './tree-messages.js';
import { TreeRow } from './tree-row.js';

interface BoardTreeProps {
  /** The board that is shown, as a filter names it. */
  readonly board: string | undefined;
  /** Receives the board to show, as a filter names it; `undefined` for all of them. */
  readonly onChoose: (board: string | undefined) => void;
  /** Whether files that are dropped on a board are to be assets. */
  readonly isAsset: boolean;
}

/** A line of the tree. */
interface Line {
  readonly key: string;
  /** `undefined` for what is no board: a level, or everything. */
  readonly id: string | undefined;
  readonly name: string;
  readonly level: number;
  readonly node: BoardNode | undefined;
}

/** The boards beside the gallery. One is shown by a click or Enter, and takes pictures and files that are dropped. */
export function BoardTree({ board, onChoose, isAsset }: BoardTreeProps) {
  const texts = useMessages(treeMessages);
  const { data: boards = [] } = useQuery(boardQuery(useClient()));
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const [active, setActive] = useState('all');
  const list = useRef<HTMLDivElement>(null);
  const shown = boards.filter(({ archived }) => !archived);
  const lines: Line[] = [
    { key: 'all', id: undefined, name: texts.all, level: 1, node: undefined },
    { key: 'none', id: 'none', name: texts.uncategorized, level: 1, node: undefined },
    ...visibleNodes(boardNodes(shown), closed).map((node) => lineOf(node)),
  ];
  const chosen = board === undefined ? 'all' : idOf(board, boards);
  const current = lines.find(({ key }) => key === active) ?? lines[0];
  const choose = ({ key, id }: Line) => {
    setActive(key);
    if (key === 'all') return onChoose(undefined);
    const found = boards.find(({ board_id }) => board_id === id);
    if (found) onChoose(boardWord(found, boards));
    else if (id !== undefined) onChoose(id);
    else toggle(key);
  };
  const toggle = (key: string, isClosed = !closed.has(key)) => {
    const next = new Set(closed);
    if (isClosed) next.add(key);
    else next.delete(key);
    setClosed(next);
  };
  const go = (line: Line | undefined) => {
    if (!line) return;
    setActive(line.key);
    list.current?.querySelector<HTMLElement>(`[data-key="${CSS.escape(line.key)}"]`)?.focus();
  };
  const onKey = (event: KeyboardEvent) => {
    if (!current || event.ctrlKey || event.metaKey || event.altKey) return;
    const index = lines.indexOf(current);
    const hasChildren = (current.node?.children.length ?? 0) > 0;
    const isOpen = hasChildren && !closed.has(current.key);
    const moves: Readonly<Record<string, () => void>> = {
      ArrowDown: () => go(lines[index + 1]),
      ArrowUp: () => go(lines[index - 1]),
      Home: () => go(lines[0]),
      End: () => go(lines.at(-1)),
      ArrowRight: () => (hasChildren && !isOpen ? toggle(current.key, false) : isOpen && go(lines[index + 1])),
      ArrowLeft: () => (isOpen ? toggle(current.key, true) : go(parentOf(lines, index))),
      Enter: () => choose(current),
      ' ': () => choose(current),
    };
    const move = moves[event.key];
    if (!move) return;
    event.preventDefault();
    event.stopPropagation();
    move();
  };
  return (
    <div ref={list} className="board-tree" role="tree" aria-label={texts.title} tabIndex={-1} onKeyDown={onKey}>
      {lines.map((line) => (
        <TreeRow
          key={line.key}
          line={line}
          isActive={line.key === current?.key}
          isChosen={(line.id ?? line.key) === chosen}
          isOpen={line.node && line.node.children.length > 0 ? !closed.has(line.key) : undefined}
          isAsset={isAsset}
          onChoose={() => choose(line)}
          onToggle={() => toggle(line.key)}
        />
      ))}
    </div>
  );
}

const lineOf = (node: BoardNode): Line => ({
  key: node.key,
  id: node.board?.board_id,
  name: node.name,
  level: node.level,
  node,
});

const parentOf = (lines: readonly Line[], index: number): Line | undefined =>
  lines.slice(0, index).findLast(({ level }) => level < (lines[index]?.level ?? 0));

function idOf(...[word, boards]: Parameters<typeof boardIdOf>): string | undefined {
  try {
    return boardIdOf(word, boards);
  } catch {
    return undefined;
  }
}
