import { createHash } from 'node:crypto';

import type { Board } from '@x/models/board';
import type { WorkflowRecord } from '@x/models/workflow';
import type {
  AddedRecord,
  InvalidRecord,
  RecordedFile,
  RecordedItem,
  RecordOptions,
  RecordReader,
  RecordWriter,
} from '@x/repositories/record';

type Kept = RecordedItem & RecordedFile & { readonly content: Uint8Array<ArrayBuffer> };

/** An archive in memory. */
export interface MemoryArchive extends RecordReader, RecordWriter {
  readonly items: Map<string, Kept>;
  readonly boards: Map<string, Board>;
  readonly workflows: Map<string, WorkflowRecord>;
  /** Records that cannot be read. */
  readonly invalid: InvalidRecord[];
  /** Called before an item is added. */
  onAdd: (item: RecordedItem) => void;
}

const nameOf = ({ record }: RecordedItem): string => ('video_name' in record ? record.video_name : record.image_name);

/** Creates an empty archive. */
export function createMemoryArchive(): MemoryArchive {
  const items = new Map<string, Kept>();
  const boards = new Map<string, Board>();
  const workflows = new Map<string, WorkflowRecord>();
  const invalid: InvalidRecord[] = [];
  const report = (kinds: readonly InvalidRecord['kind'][], { onInvalid }: RecordOptions = {}): void => {
    for (const record of invalid.filter(({ kind }) => kinds.includes(kind))) {
      if (typeof onInvalid !== 'function') throw new Error(record.message);
      onInvalid(record);
    }
  };
  const archive: MemoryArchive = {
    ...{ items, boards, workflows, invalid },
    onAdd: () => undefined,
    async add(item): Promise<AddedRecord> {
      const known = items.get(nameOf(item));
      if (known) return { status: 'present', sha256: known.sha256, bytes: known.bytes };
      archive.onAdd(item);
      const content = new Uint8Array(await new Response(await item.open()).arrayBuffer());
      const file = { sha256: createHash('sha256').update(content).digest('hex'), bytes: content.length };
      const kept = items.set(nameOf(item), {
        ...{ ...item, ...file, content },
        open: async () => new Blob([items.get(nameOf(item))?.content ?? new Uint8Array()]).stream(),
      });
      return { status: kept ? 'added' : 'present', ...file };
    },
    async addBoard(board) {
      boards.set(board.board_id, board);
    },
    async addWorkflow(workflow) {
      workflows.set(workflow.workflow_id, workflow);
    },
    async *records(options) {
      report(['image', 'video'], options);
      const age = ({ record }: RecordedItem): string => record.created_at;
      yield* [...items.values()].toSorted((a, b) => (age(a) < age(b) ? -1 : 1));
    },
    async *boardRecords(options) {
      report(['board'], options);
      yield* [...boards.values()].toSorted((a, b) => (a.created_at < b.created_at ? -1 : 1));
    },
    async *workflowRecords(options) {
      report(['workflow'], options);
      yield* workflows.values();
    },
  };
  return archive;
}

/** What an archive says of each item, without what only a server decides, in a fixed order. */
export function contentsOf({ items, boards }: MemoryArchive): string[] {
  const lines = [...items.values()].map(({ record, sha256, kind, metadata, workflow, graph }) => {
    const category = 'video_category' in record ? record.video_category : record.image_category;
    const board = record.board_id === null ? 'none' : boards.get(record.board_id)?.board_name;
    const { starred, width, height } = record;
    return JSON.stringify({ kind, sha256, category, board, starred, width, height, metadata, workflow, graph });
  });
  return lines.toSorted();
}
