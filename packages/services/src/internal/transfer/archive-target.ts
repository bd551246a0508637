import type { WorkflowRecord } from '@x/models/workflow';
import type { RecordWriter } from '@x/repositories/record';
import { InputError } from '@x/transport/errors';
import type { RequestOptions } from '@x/transport/options';

import type { LoadedItem, PutItem } from './item.js';
import { countedStream, reading } from './reading.js';
import type { SourceBoard } from './transfer-source.js';
import type { EnsuredBoard, Namesake, PutPlace, TransferTarget } from './transfer-target.js';
import { writing } from './writing.js';

/** Keeps everything as it is, under its own name. */
export class ArchiveTarget implements TransferTarget {
  readonly identity = { archive: true };
  readonly notRestored = [];
  readonly isRemote = false;
  readonly #writer: RecordWriter;

  constructor(writer: RecordWriter) {
    this.#writer = writer;
  }

  /** The archive itself says so when an item is added. */
  async findPresent(): Promise<ReadonlyMap<string, string>> {
    return new Map();
  }

  async hasContents(): Promise<boolean> {
    return false;
  }

  async findSent(): Promise<ReadonlyMap<string, string>> {
    return new Map();
  }

  async findBoard({ key }: SourceBoard): Promise<string> {
    return key;
  }

  async ensureBoard({ key, record }: SourceBoard, _: Namesake, options: RequestOptions): Promise<EnsuredBoard> {
    if (record) await writing(() => this.#writer.addBoard(record, options));
    return { to: key, created: true };
  }

  async hasBoard(): Promise<boolean> {
    return true;
  }

  isLost(): boolean {
    return false;
  }

  async put({ recorded }: LoadedItem, { onBytes }: PutPlace, options: RequestOptions): Promise<PutItem> {
    if (!recorded) throw new InputError('source', 'must have records of its items to be put into an archive');
    const item = { ...recorded, open: () => reading(async () => countedStream(await recorded.open(options), onBytes)) };
    const { status, sha256, bytes } = await writing(() => this.#writer.add(item, options));
    const { record } = recorded;
    const to = 'video_name' in record ? record.video_name : record.image_name;
    return { status: status === 'added' ? 'done' : 'present', to, sha256, bytes };
  }

  async putWorkflow(record: WorkflowRecord, options: RequestOptions): Promise<PutItem> {
    await writing(() => this.#writer.addWorkflow(record, options));
    return { status: 'done', to: record.workflow_id };
  }

  async finish(): Promise<void> {}

  models() {
    return [];
  }
}
