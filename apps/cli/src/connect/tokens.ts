import { createHash } from 'node:crypto';
import { access, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { TokenStorage } from '@x/services/token-storage';

import { CliError, EXIT } from '../error/cli-error.js';
import type { Host } from '../host.js';
import { KeyringError } from './keyring.js';
import { settingsFolder } from './settings.js';

/** Where the token of a server was found. */
export type TokenSource = 'INVOKEAI_TOKEN' | 'keyring' | 'file' | 'none';

/** Where a token was put; of a file, why it is not in the keyring. */
export type KeptIn = { readonly storage: 'keyring' } | { readonly storage: 'file'; readonly why?: string | undefined };

/** The token for a server, in the keyring of the system or in a file that only this user can read. */
export interface CliTokens extends TokenStorage {
  /** Keeps a new token: in the keyring if there is one, else in the file; with `isFile` in the file. */
  keep(token: string, isFile: boolean): Promise<KeptIn>;
  /** Returns where the token is. Asks no keyring. */
  source(): Promise<'keyring' | 'file' | 'none'>;
}

/** Returns the storage of the token for a server. A file beside says that the keyring has it. */
export async function tokenStorage(url: string, host: Host): Promise<CliTokens> {
  const { createFileTokens } = await import('@x/services/token-file');
  const { keyring } = host;
  const account = new URL(url).href;
  const name = createHash('sha256').update(account).digest('hex').slice(0, 16);
  const folder = join(settingsFolder(host), 'tokens');
  const file = createFileTokens({ path: join(folder, `${name}.json`), server: url });
  const mark = join(folder, `${name}.keyring`);
  const isInKeyring = () =>
    access(mark).then(
      () => true,
      () => false,
    );
  const writeToKeyring = async (token: string): Promise<void> => {
    if (!keyring) throw new KeyringError('there is no keyring');
    await keyring.write(account, token);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await writeFile(mark, '', { mode: 0o600 });
  };
  let loaded: Promise<string | undefined> | undefined;
  return {
    load: () => {
      loaded ??= isInKeyring().then((isIn) => (isIn ? requiring(() => keyring?.read(account)) : file.load()));
      return loaded;
    },
    async save(token) {
      loaded = Promise.resolve(token);
      await ((await isInKeyring()) ? requiring(() => writeToKeyring(token)) : file.save(token));
    },
    async clear() {
      loaded = undefined;
      if (await isInKeyring()) await requiring(() => keyring?.delete(account));
      await rm(mark, { force: true });
      await file.clear();
    },
    async keep(token, isFile) {
      loaded = undefined;
      const why = isFile ? undefined : await reasonOf(() => writeToKeyring(token));
      if (!isFile && why === undefined) {
        await file.clear();
        return { storage: 'keyring' };
      }
      await file.save(token);
      await rm(mark, { force: true });
      return { storage: 'file', why };
    },
    source: async () => ((await isInKeyring()) ? 'keyring' : (await file.load()) === undefined ? 'none' : 'file'),
  };
}

/** Returns why there is no keyring, or nothing when there is one. */
async function reasonOf(work: () => Promise<void>): Promise<string | undefined> {
  try {
    await work();
    return undefined;
  } catch (error) {
    if (error instanceof KeyringError) return error.message;
    throw error;
  }
}

/** Rejects with a `CliError` where the keyring that has the token cannot be used. */
async function requiring<T>(work: () => Promise<T> | undefined): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof KeyringError)) throw error;
    const hint = 'Unlock the keyring, set INVOKEAI_TOKEN, or log in again: invoke auth login';
    const code = { code: 'login', exitCode: EXIT.login } as const;
    throw new CliError('the token is in the keyring', { why: error.message, hint, ...code, cause: error });
  }
}

/** Returns the token of the environment, unless `INVOKEAI_URL` says that it is for another server. */
export function environmentToken(url: string, { env }: Pick<Host, 'env'>): string | undefined {
  const { INVOKEAI_TOKEN: token, INVOKEAI_URL: owner } = env;
  const isOurs = !owner || (URL.canParse(owner) && new URL(owner).href === new URL(url).href);
  return (isOurs && token) || undefined;
}

/** Returns where the token for a server would be found. */
export async function tokenSource(url: string, host: Host): Promise<TokenSource> {
  if (environmentToken(url, host)) return 'INVOKEAI_TOKEN';
  return (await tokenStorage(url, host)).source();
}
