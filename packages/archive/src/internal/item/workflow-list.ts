import { WorkflowRecord } from '@x/models/workflow';
import { fromJson, toJson } from '@x/transport/json';

import { ArchiveFileError } from '../../errors.js';
import { fileNameOf } from '../name/file-name.js';
import type { Storage } from '../storage/storage.js';
import type { FolderWriter } from '../storage/writer.js';

const folder = 'data/workflows';

/** What is in the files. */
interface Found {
  readonly workflows: Map<string, WorkflowRecord>;
  /** Why a workflow cannot be read, by the name of its file, which is its id. */
  readonly damaged: Map<string, ArchiveFileError>;
}

/** The workflows of an archive, a file each. All are read when the first is needed: a library has hundreds. */
export class WorkflowList {
  readonly #storage: Storage;
  #read: Promise<Found> | undefined;

  constructor(storage: Storage) {
    this.#storage = storage;
  }

  /** Returns all workflows by id, the oldest first, without those that are damaged. */
  async all(): Promise<ReadonlyMap<string, WorkflowRecord>> {
    return (await this.#all()).workflows;
  }

  /** Returns why workflows cannot be read, by their ids. */
  async damaged(): Promise<ReadonlyMap<string, ArchiveFileError>> {
    return (await this.#all()).damaged;
  }

  /** Returns a workflow, `undefined` for none. Rejects with an `ArchiveFileError` when it is damaged. */
  async find(id: string): Promise<WorkflowRecord | undefined> {
    const { workflows, damaged } = await this.#all();
    const error = damaged.get(damagedOf(id, damaged) ?? '');
    if (error) throw error;
    return workflows.get(id);
  }

  /** Says whether there is a workflow, or a file of it that cannot be read. */
  async has(id: string): Promise<boolean> {
    const { workflows, damaged } = await this.#all();
    return workflows.has(id) || damagedOf(id, damaged) !== undefined;
  }

  async write(workflow: WorkflowRecord, writer: FolderWriter): Promise<void> {
    const { workflows, damaged } = await this.#all();
    await writer.text(pathOf(workflow.workflow_id), `${toJson(workflow, 'workflow')}\n`);
    await writer.sync(folder);
    damaged.delete(fileNameOf(workflow.workflow_id));
    workflows.set(workflow.workflow_id, workflow);
  }

  /** Deletes a workflow, also one that cannot be read. */
  async delete(id: string, writer: FolderWriter): Promise<void> {
    const { workflows, damaged } = await this.#all();
    const name = damagedOf(id, damaged) ?? fileNameOf(id);
    await writer.remove(`${folder}/${name}.json`);
    damaged.delete(name);
    workflows.delete(id);
  }

  #all(): Promise<Found> {
    this.#read ??= this.#readAll();
    this.#read.catch(() => {
      this.#read = undefined;
    });
    return this.#read;
  }

  async #readAll(): Promise<Found> {
    const found: WorkflowRecord[] = [];
    const damaged = new Map<string, ArchiveFileError>();
    for await (const { path } of this.#storage.files(folder)) {
      if (!path.endsWith('.json')) continue;
      try {
        found.push(await this.#readOne(path));
      } catch (error) {
        if (!(error instanceof ArchiveFileError)) throw error;
        damaged.set(path.slice(folder.length + 1, -'.json'.length), error);
      }
    }
    found.sort((a, b) => Number(a.created_at > b.created_at) - Number(a.created_at < b.created_at));
    return { workflows: new Map(found.map((workflow) => [workflow.workflow_id, workflow])), damaged };
  }

  async #readOne(path: string): Promise<WorkflowRecord> {
    const refuse = (reason: string, cause?: unknown) =>
      new ArchiveFileError(this.#storage.place, path, reason, { cause });
    const text = await this.#storage.text(path);
    if (text === undefined) throw refuse('is missing');
    try {
      return WorkflowRecord.parse(fromJson(text, path));
    } catch (cause) {
      throw refuse('is no workflow', cause);
    }
  }
}

/** Returns the name of the file of a damaged workflow: that of its id, or the one by which it is reported. */
const damagedOf = (id: string, damaged: Found['damaged']): string | undefined =>
  [fileNameOf(id), id].find((name) => damaged.has(name));

const pathOf = (id: string): string => `${folder}/${fileNameOf(id)}.json`;
