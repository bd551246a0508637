import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import { CliError, UsageError } from '../error/cli-error.js';
import type { Host } from '../host.js';

/** A server that the user has given a name. */
export interface Profile {
  readonly url: string;
}

/** What is kept between two runs: no token is among it. */
export interface Settings {
  readonly profiles: Readonly<Record<string, Profile>>;
  /** The profile that is used when nothing else names a server. */
  readonly current?: string | undefined;
}

/** Returns the folder of the configuration of this user. */
export function settingsFolder({ env, home, platform }: Pick<Host, 'env' | 'home' | 'platform'>): string {
  const parent = env['XDG_CONFIG_HOME'] || (platform === 'win32' && env['APPDATA']) || join(home, '.config');
  return join(parent, 'invoke');
}

const settingsFile = (host: Pick<Host, 'env' | 'home' | 'platform'>): string =>
  join(settingsFolder(host), 'config.json');

/** Returns the configuration; an empty one where there is none. Rejects with a `CliError` for a file that is none. */
export async function readSettings(host: Pick<Host, 'env' | 'home' | 'platform'>): Promise<Settings> {
  const path = settingsFile(host);
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '{}';
    throw error;
  });
  const settings = toSettings(text);
  if (!settings) throw new CliError(`cannot read ${path}`, { hint: 'Correct or delete the file.' });
  return settings;
}

/** Replaces the configuration as a whole. */
export async function writeSettings(host: Pick<Host, 'env' | 'home' | 'platform'>, settings: Settings): Promise<void> {
  const path = settingsFile(host);
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const next = `${path}.${process.pid}`;
  await writeFile(next, `${JSON.stringify(settings, null, 2)}\n`, { mode: 0o600 });
  await rename(next, path);
}

/** Returns the profile of that name. Throws a `UsageError` where there is none. */
export function profileNamed({ profiles }: Settings, name: string): Profile {
  const profile = Object.hasOwn(profiles, name) ? profiles[name] : undefined;
  if (profile) return profile;
  const known = Object.keys(profiles);
  const hint = known.length > 0 ? `The profiles are ${known.join(', ')}.` : 'Add one: invoke config add NAME URL';
  throw new UsageError(`no profile is called "${name}"`, { hint });
}

/** Changes the configuration around a profile, and returns that. Rejects with a `UsageError` where there is none. */
export async function changeSettings(
  host: Pick<Host, 'env' | 'home' | 'platform'>,
  name: string,
  change: (settings: Settings) => Settings,
): Promise<Profile> {
  const settings = await readSettings(host);
  const profile = profileNamed(settings, name);
  await writeSettings(host, change(settings));
  return profile;
}

function toSettings(text: string): Settings | undefined {
  const value = parse(text);
  if (!isObject(value)) return undefined;
  const { profiles = {}, current } = value as { readonly profiles?: unknown; readonly current?: unknown };
  if (!isObject(profiles) || !Object.values(profiles).every(isProfile)) return undefined;
  if (current !== undefined && typeof current !== 'string') return undefined;
  return { profiles: profiles as Settings['profiles'], current };
}

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isProfile = (value: unknown): value is Profile =>
  isObject(value) && 'url' in value && typeof value.url === 'string';

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
