import type { Board } from '@x/models/board';

/** A board of the tree, or what several boards have in common: the part of their names before a slash. */
export interface BoardNode {
  /** Unlike that of any other node. */
  readonly key: string;
  /** The last part of the name. */
  readonly name: string;
  /** How deep it is, 1 for the first level. */
  readonly level: number;
  /** Left out where no board has that name. */
  readonly board: Board | undefined;
  /** The items on it and on all boards below. */
  readonly count: number;
  readonly children: readonly BoardNode[];
}

interface Growing {
  readonly path: string;
  readonly boards: Board[];
  readonly children: Map<string, Growing>;
}

const SLASH = /\s*\/\s*/;

/** Returns the tree of boards. The server keeps them in one list: a name such as `Foxes/Red` makes the levels. */
export function boardNodes(boards: readonly Board[]): readonly BoardNode[] {
  const root: Growing = { path: '', boards: [], children: new Map() };
  for (const board of boards) {
    let place = root;
    for (const part of board.board_name.split(SLASH)) {
      const path = `${place.path}/${part}`;
      const next = place.children.get(part) ?? { path, boards: [], children: new Map() };
      place.children.set(part, next);
      place = next;
    }
    place.boards.push(board);
  }
  return nodesOf(root, 1);
}

/** Boards of the same name are beside each other; what is below the name is below the first of them. */
function nodesOf({ children }: Growing, level: number): BoardNode[] {
  const sorted = [...children].sort(([a], [b]) => a.localeCompare(b));
  return sorted.flatMap(([name, grown]) => {
    const below = nodesOf(grown, level + 1);
    const total = below.reduce((sum, { count }) => sum + count, 0);
    const [first, ...others] = grown.boards;
    const key = first?.board_id ?? grown.path;
    const node = { key, name, level, board: first, count: total + itemsOn(first), children: below };
    const twins = others.map((board) => {
      return { key: board.board_id, name, level, board, count: itemsOn(board), children: [] };
    });
    return [node, ...twins];
  });
}

/** Returns the nodes that are seen while those of the keys are closed, from top to bottom. */
export function visibleNodes(nodes: readonly BoardNode[], closed: ReadonlySet<string>): BoardNode[] {
  return nodes.flatMap((node) => [node, ...(closed.has(node.key) ? [] : visibleNodes(node.children, closed))]);
}

const itemsOn = (board: Board | undefined): number =>
  board ? board.image_count + board.asset_count + board.video_count : 0;
