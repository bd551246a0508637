import type { WorkflowRecord } from '@x/models/workflow';
import type { RecordedItem, RecordReader, RecordWriter } from '@x/repositories/record';
import { InputError, InvokeError } from '@x/transport/errors';
import { toJson } from '@x/transport/json';
import type { RequestOptions } from '@x/transport/options';

import { sha256 } from '../sha256.js';
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
  /** The boards that were there before. Of a writer that does not read, nobody knows them. */
  #boards: Promise<ReadonlySet<string> | undefined> | undefined;
  /** The hashes of the workflows that were there before. */
  #workflows: Promise<ReadonlyMap<string, string>> | undefined;

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

  async findLost(items: ReadonlyMap<string, string>, options: RequestOptions): Promise<readonly string[]> {
    if (items.size === 0 || !isReader(this.#writer)) return [];
    const found = new Set<string>();
    let isDamaged = false; // since the last item: damage is reported before its item is yielded
    const onInvalid = (): void => {
      isDamaged = true;
    };
    const lenient = { ...options, onInvalid };
    for await (const recorded of this.#writer.records(lenient)) {
      const name = nameOf(recorded.record);
      const isWhole = !isDamaged && items.has(name) && (await canBeOpened(recorded, options));
      if (isWhole) found.add(name);
      isDamaged = false;
    }
    for await (const { workflow_id } of this.#writer.workflowRecords(lenient)) found.add(workflow_id);
    return [...items.keys()].filter((key) => !found.has(key));
  }

  async findBoard({ key }: SourceBoard, _: Namesake, options: RequestOptions): Promise<string | undefined> {
    this.#boards ??= boardIds(this.#writer, options);
    return (await this.#boards)?.has(key) === false ? undefined : key;
  }

  async ensureBoard({ key, record }: SourceBoard, _: Namesake, options: RequestOptions): Promise<EnsuredBoard> {
    if (record) await writing(() => this.#writer.addBoard(record, options));
    return { to: key, created: true };
  }

  async hasBoard(): Promise<boolean> {
    return false; // it is added again: the archive may be another one since
  }

  isLost(): boolean {
    return false;
  }

  async put({ recorded }: LoadedItem, { onBytes }: PutPlace, options: RequestOptions): Promise<PutItem> {
    if (!recorded) throw new InputError('source', 'must have records of its items to be put into an archive');
    const item = { ...recorded, open: () => reading(async () => countedStream(await recorded.open(options), onBytes)) };
    const { status, sha256, bytes } = await writing(() => this.#writer.add(item, options));
    return { status: status === 'added' ? 'done' : 'present', to: nameOf(recorded.record), sha256, bytes };
  }

  async putWorkflow(record: WorkflowRecord, options: RequestOptions): Promise<PutItem> {
    const { workflow_id: to } = record;
    this.#workflows ??= workflowHashes(this.#writer, options);
    if ((await this.#workflows).get(to) === hashOf(record)) return { status: 'present', to };
    await writing(() => this.#writer.addWorkflow(record, options));
    return { status: 'done', to };
  }

  async finish(): Promise<void> {}

  models() {
    return [];
  }
}

/** Says whether the file of an item is there. */
async function canBeOpened(recorded: RecordedItem, options: RequestOptions): Promise<boolean> {
  try {
    await (await recorded.open(options)).cancel();
    return true;
  } catch (error) {
    if (!InvokeError.isInstance(error)) throw error;
    return false;
  }
}

const isReader = (writer: RecordWriter): writer is RecordWriter & RecordReader =>
  'records' in writer && 'boardRecords' in writer && 'workflowRecords' in writer;

async function boardIds(writer: RecordWriter, options: RequestOptions): Promise<ReadonlySet<string> | undefined> {
  if (!isReader(writer)) return undefined;
  const ids = new Set<string>();
  for await (const { board_id } of writer.boardRecords({ ...options, onInvalid: () => undefined })) ids.add(board_id);
  return ids;
}

async function workflowHashes(writer: RecordWriter, options: RequestOptions): Promise<ReadonlyMap<string, string>> {
  const hashes = new Map<string, string>();
  if (!isReader(writer)) return hashes;
  const lenient = { ...options, onInvalid: () => undefined };
  for await (const record of writer.workflowRecords(lenient)) hashes.set(record.workflow_id, hashOf(record));
  return hashes;
}

const hashOf = (record: WorkflowRecord): string => sha256(new TextEncoder().encode(toJson(record)));

const nameOf = (record: RecordedItem['record']): string =>
  'video_name' in record ? record.video_name : record.image_name;
