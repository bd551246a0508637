import { randomUUID } from 'node:crypto';

import type { WorkflowListItem, WorkflowRecord } from '@x/models/workflow';
import type { CalledOptions } from '../../engine/call/called-sessions.js';
import { generatorValues, placeholderValues } from '../../engine/call/generator-values.js';
import { imagesOf } from '../../engine/call/images-of.js';
import { MAX_PENDING } from '../../engine/item-store.js';
import type { SandboxState } from '../../engine/sandbox-state.js';
import { graphReader } from '../../graph/read-graph.js';
import type { Identity } from '../../http/identity.js';
import type { Database } from '../../storage/database.js';
import { toTimestamp } from '../../storage/timestamp.js';
import { HttpException } from '../../validation/http-exception.js';
import { holdsLoneSurrogate } from '../../validation/lone-surrogate.js';
import { isRecord } from '../../validation/record.js';
import { compatibilityOf } from './compatibility.js';
import { markNumbers, unmarkNumbers } from './exact-numbers.js';
import { toCondition, type WorkflowFilter } from './workflow-filter.js';

/** A document that was read: only members that the server knows. */
export type WorkflowDocument = Omit<WorkflowRecord['workflow'], 'id'>;

interface Row {
  readonly workflow_id: string;
  readonly workflow: string;
  readonly name: string;
  readonly description: string;
  readonly category: string;
  readonly tags: string;
  readonly created_at: string;
  readonly updated_at: string;
  readonly opened_at: string | null;
  readonly user_id: string;
  readonly is_public: number;
  readonly has_thumbnail: number;
}

type CallState = Pick<SandboxState, 'database' | 'users' | 'uuid'>;

type Stored = Omit<WorkflowRecord, 'thumbnail_url' | 'call_saved_workflow_compatibility'>;

/** Whose a workflow is. */
interface Owner {
  readonly user_id: string;
  readonly is_public: boolean;
}

const SELECT = 'select *, thumbnail is not null as has_thumbnail from workflow_library';

/** The workflows of the library. */
export class WorkflowStore {
  readonly #database: Database;
  readonly #clock: () => Date;
  readonly #state: CallState;

  constructor(state: CallState & Pick<SandboxState, 'clock'>) {
    this.#state = state;
    this.#database = state.database;
    this.#clock = state.clock;
  }

  /** Returns a workflow. Throws 404 when it does not exist. */
  get(id: string): Stored {
    return toRecord(this.#row(id));
  }

  /** Returns a workflow with what depends on others. */
  getWithFacts(id: string, user: Identity): WorkflowRecord {
    const row = this.#row(id);
    const context = { limit: MAX_PENDING, random: Math.random, imagesOf: imagesOf(this.#state, user.user_id) };
    return { ...toRecord(row), ...this.#factsOf(row, (data) => generatorValues(data, context)) };
  }

  insert(id: string, document: WorkflowDocument, owner: Owner) {
    this.#insert(id, toText(document, id), owner);
  }

  #insert(id: string, text: string, owner: Owner): void {
    const now = this.#now();
    const sql = `insert into workflow_library (workflow_id, workflow, created_at, updated_at, user_id, is_public)
      values (?, ?, ?, ?, ?, ?)`;
    this.#database.run(sql, id, text, now, now, owner.user_id, Number(owner.is_public));
  }

  /** Changes a workflow. One of the server stays as it is. */
  update(id: string, document: WorkflowDocument, isPublic?: boolean): void {
    const sql = `update workflow_library set workflow = ?, is_public = coalesce(?, is_public), updated_at = ?
      where workflow_id = ? and category = 'user'`;
    const flag = isPublic === undefined ? null : Number(isPublic);
    this.#database.run(sql, toText(document, id), flag, this.#now(), id);
  }

  markOpened(id: string): void {
    const now = this.#now();
    this.#database.run('update workflow_library set opened_at = ?, updated_at = ? where workflow_id = ?', now, now, id);
  }

  delete(id: string): void {
    this.#database.run('delete from workflow_library where workflow_id = ?', id);
  }

  /** Returns the workflows that match, or a part of them. A negative limit is none. */
  list(filter: WorkflowFilter, order: string, window?: { readonly limit: number; readonly offset: number }) {
    const { sql, values } = toCondition(filter);
    const rows = this.#database.all<Row>(
      `${SELECT} where ${sql} order by ${order} limit ? offset ?`,
      ...[...values, window?.limit ?? -1, window?.offset ?? 0],
    );
    return rows.map((row) => this.#toItem(row));
  }

  count(filter: WorkflowFilter): number {
    const { sql, values } = toCondition(filter);
    const count = `select count(*) as n from workflow_library where ${sql}`;
    return this.#database.first<{ n: number }>(count, ...values)?.n ?? 0;
  }

  tags(filter: WorkflowFilter): string[] {
    const { sql, values } = toCondition(filter);
    const rows = this.#database.all<{ tags: string }>(`select tags from workflow_library where ${sql}`, ...values);
    return [...new Set(rows.flatMap(({ tags }) => tagsIn(tags)))].toSorted(byCodePoint);
  }

  /** Replaces the workflows of the server by these, and keeps when they were opened. */
  replaceDefaults(documents: Readonly<Record<string, WorkflowDocument>>): void {
    this.#database.transaction(() => {
      const known = this.#database.all<Row>(`${SELECT} where category = 'default'`);
      for (const { workflow_id } of known) if (!Object.hasOwn(documents, workflow_id)) this.delete(workflow_id);
      for (const [id, document] of Object.entries(documents)) {
        const text = defaultText(document, id);
        const row = known.find(({ workflow_id }) => workflow_id === id);
        if (!row) this.#insert(id, text, { user_id: 'system', is_public: false });
        else if (row.workflow !== text)
          this.#database.run('update workflow_library set workflow = ? where workflow_id = ?', text, id);
      }
    });
  }

  #toItem(row: Row): WorkflowListItem {
    const { description, category, tags } = row;
    return { ...baseOf(row), description, category, tags, ...this.#factsOf(row, placeholderValues) };
  }

  /** Returns what depends on others. `generate` returns the values of a generator node. */
  #factsOf({ workflow_id, workflow, has_thumbnail }: Row, generate: CalledOptions['generate']) {
    const { uuid } = this.#state;
    const options = { limit: MAX_PENDING, readGraph: graphReader(uuid), uuid, generate };
    return {
      thumbnail_url: has_thumbnail ? `api/v1/workflows/i/${workflow_id}/thumbnail?${randomUUID()}` : null,
      call_saved_workflow_compatibility: compatibilityOf(JSON.parse(workflow), options),
    };
  }

  #row(id: string): Row {
    const row = this.#database.first<Row>(`${SELECT} where workflow_id = ?`, id);
    if (!row) throw new HttpException(404, 'Workflow not found');
    return row;
  }

  #now(): string {
    return toTimestamp(this.#clock());
  }
}

/** Returns the tags in a text. */
export const tagsIn = (text: string): string[] =>
  text
    .split(',')
    .map((tag) => tag.trim())
    .filter((tag) => tag !== '');

const byCodePoint = (a: string, b: string) => Buffer.compare(Buffer.from(a), Buffer.from(b));

/** Returns a document as it is stored: without numbers that JSON does not have. */
function toText(document: WorkflowDocument, id: string): string {
  const text = JSON.stringify({ ...document, id }, (_key, value) =>
    isRecord(value) ? withEncodableKeys(value) : value,
  );
  if (holdsLoneSurrogate(text)) throw new Error('text with half a surrogate pair cannot be stored');
  return unmarkNumbers(text);
}

/** The texts of the workflows of the server, which are the same in every sandbox. */
const defaultTexts = new WeakMap<WorkflowDocument, string>();

function defaultText(document: WorkflowDocument, id: string): string {
  const text = defaultTexts.get(document) ?? toText(document, id);
  defaultTexts.set(document, text);
  return text;
}

/** Halves of a pair in a key are replaced, byte by byte. */
const withEncodableKeys = (value: Record<string, unknown>): Record<string, unknown> =>
  Object.keys(value).every((key) => key.isWellFormed())
    ? value
    : Object.fromEntries(
        Object.entries(value).map(([key, member]) => [key.replace(/\p{Surrogate}/gu, REPLACEMENT), member]),
      );

const REPLACEMENT = '\ufffd\ufffd\ufffd';

const baseOf = ({ workflow_id, name, created_at, updated_at, opened_at, user_id, is_public }: Row) => ({
  workflow_id,
  name,
  created_at,
  updated_at,
  opened_at,
  user_id,
  is_public: is_public === 1,
});

const toRecord = (row: Row): Stored => ({ ...baseOf(row), workflow: JSON.parse(markNumbers(row.workflow)) });
