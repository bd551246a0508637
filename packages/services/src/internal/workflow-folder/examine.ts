import type { WorkflowListItem, WorkflowRecord } from '@x/models/workflow';
import { NotFoundError, PermissionError, UnsupportedOperationError } from '@x/transport/errors';
import type { RequestOptions } from '@x/transport/options';
import type { Folder } from '../folder.js';
import { isFinal } from '../unreachable.js';
import { contentHash } from './document.js';
import { type LocalFile, readLocalFiles } from './local-files.js';
import type { FolderState } from './state.js';
import type { WorkflowFolderStores } from './sync-types.js';

/** Files and workflows, and which belongs to which. */
export interface Examined {
  readonly files: readonly LocalFile[];
  /** The workflow of each file that has one. */
  readonly matches: ReadonlyMap<LocalFile, WorkflowListItem>;
  /** Why nothing can be done with a file. */
  readonly problems: ReadonlyMap<LocalFile, string>;
  /** The workflows of the user that have no file. */
  readonly others: readonly WorkflowListItem[];
  /** The ids of all workflows that the user sees. */
  readonly ids: ReadonlySet<string>;
  /** Reads a workflow and returns the hash of its document. */
  hashOf(id: string): Promise<string>;
  /** How many requests were made so far. */
  readonly requests: number;
  readonly signal: AbortSignal | undefined;
}

/** Reads the folder and the list of workflows. Changes nothing. */
export async function examineFolder(
  folder: Folder,
  stores: WorkflowFolderStores,
  state: FolderState,
  options: RequestOptions,
): Promise<Examined> {
  const files = await readLocalFiles(folder);
  const { userId, hasOthers, requests } = await findUser(stores, options);
  const library = new Library(stores, options, requests);
  const listed = await library.list();
  if (hasOthers) listed.push(...(await library.listOfOthers(userId)));
  const matching = new Matching(listed, userId, state);
  for (const file of files) matching.addKnown(file);
  if (hasOthers) await refuseForeign(matching, library);
  const counts = countNames(matching.unknown);
  for (const file of matching.unknown) {
    if ((counts.get(file.name) ?? 0) > 1) {
      matching.refuse(file, 'several files without an id have its name');
      for (const item of matching.unclaimed(file.name)) matching.claimed.add(item.workflow_id);
    } else await matchByName(file, matching, library);
  }
  const { matches, problems } = matching;
  return {
    files,
    matches,
    problems,
    others: matching.own.filter(({ workflow_id }) => !matching.claimed.has(workflow_id)),
    ids: new Set(listed.map(({ workflow_id }) => workflow_id)),
    hashOf: (id) => library.hashOf(id),
    signal: options.signal,
    get requests() {
      return library.requests;
    },
  };
}

/** Reads documents, and counts the requests. */
class Library {
  requests: number;
  readonly #stores: WorkflowFolderStores;
  readonly #options: RequestOptions;

  constructor(stores: WorkflowFolderStores, options: RequestOptions, requests: number) {
    this.#stores = stores;
    this.#options = options;
    this.requests = requests;
  }

  async list(isPublic?: boolean): Promise<WorkflowListItem[]> {
    this.requests++;
    const query = { categories: ['user' as const], is_public: isPublic };
    const items: WorkflowListItem[] = [];
    for await (const item of this.#stores.workflows.list(query, this.#options)) items.push(item);
    return items;
  }

  /** Public workflows of others are only listed when they are asked for. */
  async listOfOthers(userId: string): Promise<WorkflowListItem[]> {
    return (await this.list(true)).filter(({ user_id }) => user_id !== userId);
  }

  /** Returns why a workflow that no list has is not one of the user; `undefined` when there is none, or it is the server's. */
  async problemOf(id: string): Promise<string | undefined> {
    this.requests++;
    try {
      await this.#stores.workflows.get(id, this.#options);
    } catch (error) {
      if (error instanceof PermissionError) return FOREIGN;
      if (!isFinal(error)) throw error;
      if (!(error instanceof NotFoundError)) return unreadable(error);
    }
    return undefined;
  }

  async hashOf(id: string): Promise<string> {
    this.requests++;
    const { workflow }: WorkflowRecord = await this.#stores.workflows.get(id, this.#options);
    return contentHash(workflow);
  }
}

/** Refuses files with the id of a workflow that another user keeps private: it is in no list. */
async function refuseForeign(matching: Matching, library: Library): Promise<void> {
  for (const file of matching.unknown.splice(0)) {
    const problem = file.id === undefined ? undefined : await library.problemOf(file.id);
    if (problem === undefined) matching.unknown.push(file);
    else matching.refuse(file, problem);
  }
}

/** Whether a workflow cannot be read, while others can. */
export const isUnreadable = (error: unknown): boolean => error instanceof PermissionError || isFinal(error);

/** Says so. */
export const unreadable = (error: unknown): string =>
  `the workflow cannot be read: ${error instanceof Error ? error.message : error}`;

const FOREIGN = 'is a workflow of another user';

/** Which workflow belongs to which file. */
class Matching {
  readonly own: readonly WorkflowListItem[];
  readonly matches = new Map<LocalFile, WorkflowListItem>();
  readonly problems = new Map<LocalFile, string>();
  /** The files whose id says nothing. */
  readonly unknown: LocalFile[] = [];
  /** The ids of workflows that are not to get a file. */
  readonly claimed = new Set<string>();
  readonly #files = new Map<string, LocalFile>();
  readonly #byId: ReadonlyMap<string, WorkflowListItem>;
  readonly #state: FolderState;

  constructor(listed: readonly WorkflowListItem[], userId: string, state: FolderState) {
    this.own = listed.filter(({ user_id }) => user_id === userId);
    this.#byId = new Map(listed.map((item) => [item.workflow_id, item]));
    this.#state = state;
  }

  /** Matches a file by its id, where it has one. */
  addKnown(file: LocalFile): void {
    if (file.problem !== undefined) {
      for (const [id, entry] of this.#state) if (entry.file === file.file) this.claimed.add(id);
      this.refuse(file, file.problem);
    } else if (file.id === undefined) this.unknown.push(file);
    else this.#match(file, file.id);
  }

  /** Returns the workflows with a name that have no file yet. */
  unclaimed(name: string | undefined): WorkflowListItem[] {
    return this.own.filter((item) => item.name === name && !this.claimed.has(item.workflow_id));
  }

  refuse(file: LocalFile, problem: string): void {
    this.problems.set(file, problem);
    this.matches.delete(file);
  }

  #match(file: LocalFile, id: string): void {
    const item = this.#byId.get(id);
    const first = this.#files.get(id);
    this.#files.set(id, file);
    if (first && (item || this.#state.has(id))) {
      for (const each of [first, file]) this.refuse(each, `several files have the id ${id}`);
    } else if (item) {
      this.claimed.add(id);
      if (this.own.includes(item)) this.matches.set(file, item);
      else this.refuse(file, FOREIGN);
    } else if (this.#state.has(id)) {
      this.refuse(file, 'was deleted on the server; delete the file, or the id in it to store it again');
    } else this.unknown.push(file); // of another server
  }
}

/** Matches a file by its exact name, and by its content where several workflows have the name. */
async function matchByName(file: LocalFile, matching: Matching, library: Library): Promise<void> {
  const named = matching.unclaimed(file.name);
  for (const { workflow_id } of named) matching.claimed.add(workflow_id);
  const [only, ...others] = named;
  if (!only) return;
  if (others.length === 0) {
    matching.matches.set(file, only);
    return;
  }
  const same: WorkflowListItem[] = [];
  for (const item of named) {
    const hash = await library.hashOf(item.workflow_id).catch((error: unknown) => {
      if (!isUnreadable(error)) throw error;
      return undefined; // it cannot be read, so its content is not the one of the file
    });
    if (hash === file.hash) same.push(item);
  }
  const [match] = same;
  const ids = named.map(({ workflow_id }) => workflow_id).join(', ');
  if (match && same.length === 1) {
    for (const item of named) if (item !== match) matching.claimed.delete(item.workflow_id);
    matching.matches.set(file, match);
  } else matching.refuse(file, `${named.length} workflows have its name; write one id of ${ids} into it`);
}

function countNames(files: readonly LocalFile[]): Map<string | undefined, number> {
  const counts = new Map<string | undefined, number>();
  for (const { name } of files) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}

/** Returns the id of the user, and whether there are others. All is of `system` where there is one user only. */
async function findUser({ auth, users }: WorkflowFolderStores, options: RequestOptions) {
  try {
    const { multiuser_enabled } = await auth.status(options);
    if (multiuser_enabled) return { userId: (await users.me(options)).user_id, hasOthers: true, requests: 2 };
  } catch (error) {
    if (!(error instanceof UnsupportedOperationError)) throw error;
  }
  return { userId: 'system', hasOthers: false, requests: 1 };
}
