import files, { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { WorkflowRecord } from '@x/models/workflow';
import { createRepositories, type Repositories } from '@x/repositories/repositories';
import { createSandbox, type Sandbox } from '@x/sandbox/sandbox';
import { createHttpTransport } from '@x/transport/http-transport';
import { onTestFinished, vi } from 'vitest';

import { type FolderReport, syncWorkflowFolder, type WorkflowFolderOptions } from '../../src/workflow-folder.js';
import { invocation, workflowDocument } from './workflow-document.js';

/** What happens to a request. */
type FolderHook = (name: string, carryOut: () => Promise<Response>) => Promise<Response>;

/** A folder, a sandbox and a program that keeps them in step. */
export interface FolderFixture {
  readonly path: string;
  readonly sandbox: Sandbox;
  readonly repositories: Repositories;
  /** Method and path of every request, in order. */
  readonly requests: string[];
  /** Takes the place of every further request. */
  intercept(hook?: FolderHook): void;
  sync(options?: WorkflowFolderOptions): Promise<FolderReport>;
  write(file: string, content: object | string): Promise<void>;
  /** Returns the document in a file. */
  read(file: string): Promise<Record<string, unknown>>;
  /** Returns the names of files that are shown. */
  list(): Promise<string[]>;
  /** Returns the workflows of the user, by name. */
  stored(): Promise<WorkflowRecord[]>;
}

/** Returns a document with a name and a number in it. */
export const documentNamed = (name: string, value: unknown = 1) => ({
  ...workflowDocument([]),
  nodes: [invocation('a', 'integer', { value })],
  edges: [],
  name,
  meta: { version: '4.0.0', category: 'user' as const },
});

/** Creates a folder and a sandbox that are removed when the test ends. */
export async function createFolderFixture(): Promise<FolderFixture> {
  const path = await mkdtemp(join(tmpdir(), 'x-workflows-'));
  const sandbox = createSandbox();
  onTestFinished(async () => {
    sandbox.close();
    await rm(path, { recursive: true, force: true });
  });
  const passOn: FolderHook = (_, carryOut) => carryOut();
  let hook = passOn;
  const requests: string[] = [];
  const open = (onRequest: FolderHook) =>
    createRepositories(
      createHttpTransport({
        baseUrl: 'http://sandbox',
        retries: 0,
        fetch: (input, init) => {
          const request = new Request(input, { ...init, signal: null });
          const name = `${request.method} ${new URL(request.url).pathname.replace('/api/v1/', '')}`;
          return onRequest(name, () => sandbox.fetch(request));
        },
      }),
    );
  const repositories = open((_, carryOut) => carryOut());
  const observed = open((name, carryOut) => {
    requests.push(name);
    return hook(name, carryOut);
  });
  return {
    path,
    sandbox,
    repositories,
    requests,
    intercept: (next = passOn) => {
      hook = next;
    },
    sync: (options) => syncWorkflowFolder(path, observed, options).run(),
    write: (file, content) =>
      writeFile(join(path, file), typeof content === 'string' ? content : JSON.stringify(content)),
    read: async (file) => JSON.parse(await readFile(join(path, file), 'utf8')),
    list: async () => (await readdir(path)).filter((name) => !name.startsWith('.')).toSorted(),
    stored: async () => {
      const records: WorkflowRecord[] = [];
      for await (const { workflow_id } of repositories.workflows.list({ categories: ['user'] })) {
        records.push(await repositories.workflows.get(workflow_id));
      }
      return records;
    },
  };
}

/** Returns what was done, as `file: action status`. */
export const summary = ({ items }: FolderReport): string[] =>
  items.map(({ file, action, status }) => `${file}: ${action}${['done', 'none'].includes(status) ? '' : ` ${status}`}`);

/** Returns what was said of each item that has a reason. */
export const reasons = ({ items }: FolderReport): (string | undefined)[] => items.map(({ reason }) => reason);

/**
 * Lets the program be killed at the `at`th change of a file: what it writes is cut in half, or done before it ends, and
 * nothing is changed later. Returns how to end that, which says whether it was killed.
 */
export function killAtChange(at: number, isDone: boolean): () => boolean {
  let count = 0;
  const real = { writeFile: files.writeFile, rename: files.rename, link: files.link, rm: files.rm };
  const killed = (): Error => Object.assign(new Error('EIO: killed'), { code: 'EIO' });
  const change = async (carryOut: () => Promise<void>): Promise<void> => {
    count++;
    if (count < at || (count === at && isDone)) await carryOut();
    if (count >= at) throw killed();
  };
  vi.spyOn(files, 'writeFile').mockImplementation(async (file, data, options) => {
    const isCut = count + 1 === at && !isDone;
    if (isCut) await real.writeFile(file, String(data).slice(0, 20), options);
    await change(() => real.writeFile(file, data, options));
  });
  vi.spyOn(files, 'rename').mockImplementation((from, to) => change(() => real.rename(from, to)));
  vi.spyOn(files, 'link').mockImplementation((from, to) => change(() => real.link(from, to)));
  vi.spyOn(files, 'rm').mockImplementation((path, options) => change(() => real.rm(path, options)));
  return () => {
    vi.restoreAllMocks();
    return count >= at;
  };
}
