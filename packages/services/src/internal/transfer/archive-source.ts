import type { WorkflowRecord } from '@x/models/workflow';
import type { InvalidRecord, RecordedFile, RecordedItem, RecordOptions, RecordReader } from '@x/repositories/record';
import { InvokeError } from '@x/transport/errors';
import type { RequestOptions } from '@x/transport/options';

import { ChecksumError } from '../../errors.js';
import type { JsonValue } from '../../journal.js';
import { type LoadedItem, type PlannedItem, plannedRecord, type SourceItem } from './item.js';
import { loadImage } from './load-image.js';
import { loadedRecord } from './loaded-record.js';
import { OpenedFile } from './opened-file.js';
import type { SourceBoard, TransferSource } from './transfer-source.js';

/** What an archive keeps. A file whose checksum is another one is not transferred, nor what has no record that can be read. */
export class ArchiveSource implements TransferSource {
  readonly identity: JsonValue;
  readonly #reader: RecordReader;
  readonly #hasWorkflows: boolean;

  constructor(reader: RecordReader, hasWorkflows: boolean) {
    this.#reader = reader;
    this.#hasWorkflows = hasWorkflows;
    this.identity = { archive: true, workflows: hasWorkflows };
  }

  async *list(options: RequestOptions): AsyncGenerator<PlannedItem> {
    const { invalid, lenient } = keepInvalid(options);
    for await (const { record, bytes } of this.#reader.records(lenient)) yield plannedRecord(record, bytes);
    for await (const _ of this.#reader.boardRecords(lenient));
    yield* [...invalid.values()].map(({ key, kind }) => ({ key, kind }));
    if (!this.#hasWorkflows) return;
    invalid.clear();
    for await (const { workflow_id } of this.#reader.workflowRecords(lenient)) {
      yield { key: workflow_id, kind: 'workflow' };
    }
    yield* [...invalid.values()].map(({ key, kind }) => ({ key, kind }));
  }

  async boards(options: RequestOptions): Promise<SourceBoard[]> {
    const boards: SourceBoard[] = [];
    for await (const record of this.#reader.boardRecords(keepInvalid(options).lenient)) {
      boards.push({ ...record, key: record.board_id, isKept: true, record });
    }
    return boards;
  }

  async *read(items: ReadonlyMap<string, PlannedItem>, options: RequestOptions): AsyncGenerator<SourceItem> {
    const left = new Map(items);
    const { invalid, lenient } = keepInvalid(options);
    for await (const recorded of this.#reader.records(lenient)) {
      if (left.size === 0) return;
      const item = left.get(keyOf(recorded));
      if (!item) continue;
      left.delete(item.key);
      yield { item, load: (request) => load(recorded, request) };
    }
    for await (const _ of this.#reader.boardRecords(lenient));
    for (const item of left.values()) {
      if (item.kind === 'workflow') continue;
      const damaged = invalid.get(item.key);
      yield { item, load: damaged && (() => Promise.reject(errorOf(damaged))) };
    }
  }

  async workflow(id: string, options: RequestOptions): Promise<WorkflowRecord | undefined> {
    const { invalid, lenient } = keepInvalid(options);
    for await (const record of this.#reader.workflowRecords(lenient)) if (record.workflow_id === id) return record;
    const damaged = invalid.get(id);
    if (damaged) throw errorOf(damaged);
    return undefined;
  }
}

/** Returns options with which records that cannot be read are kept by their keys. */
function keepInvalid(options: RequestOptions) {
  const invalid = new Map<string, InvalidRecord>();
  const lenient: RecordOptions = { ...options, onInvalid: (record) => invalid.set(record.key, record) };
  return { invalid, lenient };
}

const errorOf = ({ message }: InvalidRecord): InvokeError => new InvokeError(message);

const keyOf = ({ record }: RecordedItem): string => ('video_name' in record ? record.video_name : record.image_name);

/** Reads a file and compares its checksum. A large one is read once more when it is sent. */
async function load(recorded: RecordedItem & RecordedFile, options: RequestOptions): Promise<LoadedItem> {
  const file = await OpenedFile.open(recorded.open, options);
  const known = await file.finish(options);
  if (known.sha256 !== recorded.sha256) throw new ChecksumError(keyOf(recorded), recorded.sha256, known.sha256);
  if (recorded.kind === 'video') return loadedRecord(recorded, known);
  const { metadata, workflow, graph } = recorded;
  return loadImage(recorded.record, file, { ...known, metadata, workflow, graph });
}
