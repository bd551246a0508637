import { Board } from '@x/models/board';
import { fromJson, toJson } from '@x/transport/json';

import { ArchiveFileError } from '../../errors.js';
import { boardFolderOf, shortHash } from '../name/file-name.js';
import { isSafePath } from '../name/safe-path.js';
import { decode } from '../storage/decode.js';
import { longestText, type Storage } from '../storage/storage.js';

/** Where the boards are. */
export const boardsPath = 'data/boards.jsonl';

interface KeptBoard {
  readonly board: Board;
  readonly folder: string;
}

/** The boards of an archive, all in memory, each with its folder. */
export class BoardList {
  readonly #boards = new Map<string, KeptBoard>();
  readonly #folders = new Set<string>();
  /** The lines that cannot be read, by their number from 1. They are gone when the boards are written the next time. */
  readonly damaged: number[] = [];
  /** Why the file itself cannot be read. Then no board is known. */
  problem: ArchiveFileError | undefined;
  /** Whether there is no file: an archive without boards has none. */
  isMissing = false;

  /** Reads the boards of an archive. A line that is none is left out. */
  static async read(storage: Storage): Promise<BoardList> {
    const list = new BoardList();
    const lines = await readLines(storage).catch((error: unknown) => {
      if (!(error instanceof ArchiveFileError)) throw error;
      list.problem = error;
      return [];
    });
    list.isMissing = !lines;
    for (const [index, line] of (lines ?? []).entries()) {
      if (line.length === 0) continue;
      const kept = toBoard(line);
      if (kept) list.#keep(kept);
      else list.damaged.push(index + 1);
    }
    return list;
  }

  get(id: string): Board | undefined {
    return this.#boards.get(id)?.board;
  }

  /** Returns all boards, the oldest first. */
  all(): Board[] {
    const boards = [...this.#boards.values()].map(({ board }) => board);
    return boards.sort((a, b) => Number(a.created_at > b.created_at) - Number(a.created_at < b.created_at));
  }

  /** Adds a board with the folder that it has. */
  setIn(folder: string, board: Board): void {
    this.#keep({ board, folder });
  }

  /** Adds a board, or replaces it. It keeps its folder, whatever its name is now. */
  set(board: Board): void {
    this.#keep({ board, folder: this.#boards.get(board.board_id)?.folder ?? this.#newFolder(board) });
  }

  delete(id: string): void {
    this.#boards.delete(id);
  }

  /** Returns the folder for items of a board. */
  folderOf(id: string): string {
    return this.#boards.get(id)?.folder ?? unnamedFolderOf(id);
  }

  /** Returns the text of the file, the oldest board first. */
  text(): string {
    return this.all()
      .map((board) => `${toJson({ folder: this.folderOf(board.board_id), record: board }, 'board')}\n`)
      .join('');
  }

  #keep(kept: KeptBoard): void {
    this.#boards.set(kept.board.board_id, kept);
    this.#folders.add(kept.folder.toLowerCase());
  }

  #newFolder({ board_id, board_name }: Board): string {
    const folder = `data/boards/${boardFolderOf(board_id, board_name)}`;
    return this.#folders.has(folder.toLowerCase()) ? `${folder}~${shortHash(board_id)}` : folder;
  }
}

/** Returns the folder of a board that is not known. */
export const unnamedFolderOf = (id: string): string => `data/boards/${boardFolderOf(id, 'board')}`;

/** Returns the lines as bytes: one that is not UTF-8 shall not be the end of all. */
async function readLines(storage: Storage): Promise<Buffer[] | undefined> {
  const file = await storage.ranges(boardsPath);
  if (!file) return undefined;
  try {
    const { size } = file;
    if (size > longestText) throw new ArchiveFileError(storage.place, boardsPath, `is too large: ${size} bytes`);
    const bytes = await file.read(0, size);
    const lines: Buffer[] = [];
    for (let from = 0; from < bytes.length; ) {
      const end = bytes.indexOf(10, from);
      lines.push(bytes.subarray(from, end < 0 ? bytes.length : end));
      from = end < 0 ? bytes.length : end + 1;
    }
    return lines;
  } finally {
    await file.close();
  }
}

function toBoard(line: Buffer): KeptBoard | undefined {
  try {
    const value = fromJson(
      decode(line, () => new Error('is not UTF-8')),
      boardsPath,
    );
    if (typeof value !== 'object' || value === null || !('folder' in value) || !('record' in value)) return undefined;
    const { folder } = value;
    const board = Board.safeParse(value.record);
    if (typeof folder !== 'string' || !isSafePath(folder) || !folder.startsWith('data/boards/')) return undefined;
    return board.success ? { board: board.data, folder } : undefined;
  } catch {
    return undefined;
  }
}
