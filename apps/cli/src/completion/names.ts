import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { Completion } from '../command/command.js';
import { createCliClient } from '../connect/client.js';
import { chooseServer, type ServerFlags } from '../connect/server.js';
import { readSettings, settingsFolder } from '../connect/settings.js';
import type { Host } from '../host.js';
import { readWorks } from '../transfer/works-folder.js';

/** Where names are searched. */
export interface NamesOptions {
  readonly host: Host;
  readonly flags: ServerFlags;
}

/** Milliseconds for which names are kept: a person presses Tab several times in a row. */
const KEPT = 1_000;
/** Milliseconds after which a shell gets no names rather than late ones. */
const LONGEST = 1_500;

/** Returns the names of boards, models, profiles or transfers that begin with a text; none when the server does not respond. */
export async function namesOf(completion: Completion, partial: string, options: NamesOptions): Promise<string[]> {
  const names = await allNames(completion, options).catch(() => []);
  return names.filter((name) => name.startsWith(partial));
}

async function allNames(completion: Completion, { host, flags }: NamesOptions): Promise<readonly string[]> {
  if (completion === 'profile') return Object.keys((await readSettings(host)).profiles);
  if (completion === 'transfer') return (await readWorks(host)).map(({ id }) => id);
  const { url } = await chooseServer(flags, host);
  const file = join(settingsFolder(host), 'completion.json');
  const key = `${completion} ${url}`;
  const kept = await readKept(file, key);
  if (kept) return kept;
  const names = await askServer(completion, url, host);
  await mkdir(settingsFolder(host), { recursive: true, mode: 0o700 });
  await writeFile(file, JSON.stringify({ key, at: Date.now(), names }), { mode: 0o600 });
  return names;
}

interface Kept {
  readonly key: string;
  readonly at: number;
  readonly names: readonly string[];
}

async function readKept(file: string, key: string): Promise<readonly string[] | undefined> {
  try {
    const kept: Kept = JSON.parse(await readFile(file, 'utf8'));
    return kept.key === key && Math.abs(Date.now() - kept.at) < KEPT ? kept.names : undefined;
  } catch {
    return undefined; // there is none, or two programs wrote it at once
  }
}

async function askServer(completion: Completion, url: string, host: Host): Promise<string[]> {
  using client = await createCliClient(url, host);
  const request = { timeout: LONGEST, signal: AbortSignal.timeout(LONGEST) };
  const names: string[] = [];
  const { boards, models } = client.repositories;
  if (completion === 'board') for await (const { board_name } of boards.list({}, request)) names.push(board_name);
  else for await (const { name } of models.list({}, request)) names.push(name);
  return [...new Set(names)];
}
