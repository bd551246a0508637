import { createRequire } from 'node:module';

/** Keeps secrets where the system keeps those of a user. Each method rejects with a `KeyringError`. */
export interface Keyring {
  /** Returns the secret of an account, `undefined` where there is none. */
  read(account: string): Promise<string | undefined>;
  /** Keeps a secret instead of the one before. */
  write(account: string, secret: string): Promise<void>;
  /** Forgets a secret. */
  delete(account: string): Promise<void>;
}

/** No keyring can be used. Its message says why. */
export class KeyringError extends Error {
  override readonly name = 'KeyringError';
}

/** Where the keyring of the system is searched. */
export interface SystemKeyringOptions {
  readonly env: Readonly<Record<string, string | undefined>>;
  /**
   * Milliseconds after which a keyring that does not respond is none: it may wait for a password that nobody is there to
   * type.
   *
   * @default 500
   */
  readonly limit?: number | undefined;
}

/** What the keyring is asked for. */
interface Question {
  readonly method: 'deletePassword' | 'getPassword' | 'setPassword';
  readonly account: string;
  readonly secret?: string;
}

/**
 * A program of its own asks the keyring: a bus that does not respond blocks it for good, and a signal ends it. Of Linux
 * it takes the secret service alone, and never the kernel, which forgets at the next start.
 */
const PROGRAM = `
const { AsyncEntry } = require(process.argv[1]);
const { readFileSync, writeSync } = require('node:fs');
const { method, account, secret } = JSON.parse(readFileSync(0, 'utf8'));
const print = (line) => writeSync(1, JSON.stringify(line) + '\\n');
print({ ready: true });
(async () => {
  const entry = new AsyncEntry('invoke', account, { linux: { store: 'secret-service' } });
  return secret === undefined ? entry[method]() : entry[method](secret);
})().then((value) => print({ value }), (error) => print({ reason: error.message }));
`;

/** Returns the keyring of the system: the keychain, the credential manager, or a secret service that is running. */
export function systemKeyring({ env, limit = 500 }: SystemKeyringOptions): Keyring {
  const ask = (question: Question) => askKeyring(question, { env, limit });
  return {
    read: (account) => ask({ method: 'getPassword', account }),
    write: async (account, secret) => void (await ask({ method: 'setPassword', account, secret })),
    delete: async (account) => void (await ask({ method: 'deletePassword', account })),
  };
}

async function askKeyring(question: Question, { env, limit }: Required<SystemKeyringOptions>) {
  const [{ spawn }, { createInterface }] = await Promise.all([import('node:child_process'), import('node:readline')]);
  const program = spawn(process.execPath, ['-e', PROGRAM, libraryPath()], { stdio: ['pipe', 'pipe', 'ignore'], env });
  let timer: NodeJS.Timeout | undefined;
  try {
    program.stdin.on('error', () => {}).end(JSON.stringify(question));
    for await (const line of createInterface({ input: program.stdout })) {
      const { ready, value, reason }: { ready?: true; value?: unknown; reason?: string } = JSON.parse(line);
      if (reason !== undefined) throw new KeyringError(reason);
      if (!ready) return typeof value === 'string' ? value : undefined;
      timer = setTimeout(() => program.kill('SIGKILL'), limit);
    }
  } finally {
    clearTimeout(timer);
    program.kill('SIGKILL');
  }
  throw new KeyringError(timer ? 'the keyring does not respond' : 'the keyring cannot be used');
}

/** Returns where the library is, which this program does not bring. */
function libraryPath(): string {
  try {
    return createRequire(import.meta.url).resolve('@napi-rs/keyring');
  } catch {
    throw new KeyringError('the package @napi-rs/keyring is not installed');
  }
}
