import { execFileSync, spawn } from 'node:child_process';
import { existsSync, globSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

// Each root script is started in a clone on a machine that has no more than Node, npm and git: first while nothing says
// that anything is installed, so that pnpm installs, then again. To save minutes, what was downloaded before is shared
// (npm's cache, pnpm's store, turbo's cache), and the installed files stay: the first script alone finds none.

const root = fileURLToPath(new URL('..', import.meta.url));
const { scripts } = JSON.parse(readFileSync(`${root}package.json`, 'utf8'));
const [someTest = ''] = globSync('packages/models/test/**/*.test.ts', { cwd: root });

/** How to start each script, so that it does little. */
const calls: Readonly<Record<string, Call>> = {
  // Nothing listens there. It comes first, because it refuses to start once another script has written a file.
  release: {
    args: ['--registry', 'http://127.0.0.1:9/', '--dry-run'],
    env: { pnpm_config_fetch_retries: '0' },
    saysFirst: /^Installing what this checkout needs, once/m,
  },
  'release:rehearse': { first: ['--help'], args: ['models'] },
  demo: { first: ['--help'] },
  sandbox: { stopAfter: /^ready http/m },
  cli: { first: ['--version'], args: ['describe'] },
  studio: { stopAfter: /^ready http/m },
  'studio:test': { args: ['--help'] },
  'studio:pictures': { args: ['--help'] },
  test: { args: [someTest] },
  'test:all': { args: [someTest] },
  // No threshold is set for what is measured here.
  coverage: { args: [someTest, '--coverage.include=apps/*/src/main.ts'] },
  check: { args: ['--list'] },
  build: {},
  typecheck: {},
  lint: { first: ['--help'] },
  fix: { first: ['--help'] },
  architecture: {},
  indexes: {},
  operations: {},
  'workflow-types': { args: ['examples/resize.json'] },
  conformance: { args: ['--sandbox', '--only', 'a board'] },
  bench: { args: ['sizes'] },
  mutants: { args: ['--help'] },
  changeset: { args: ['status'] },
  docs: { args: ['--help'] },
  postinstall: {},
};

interface Call {
  readonly args?: readonly string[];
  /** What it is given instead the first time. */
  readonly first?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** A script that does not end by itself gets Ctrl-C after this output. */
  readonly stopAfter?: RegExp;
  /** What it prints the first time. */
  readonly saysFirst?: RegExp;
}

const folder = mkdtempSync(join(tmpdir(), 'bare-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }), 300_000);

const git = (...args: string[]) => {
  const identity = ['-c', 'user.name=test', '-c', 'user.email=test@localhost'];
  return execFileSync('git', [...identity, ...args], { cwd: root, encoding: 'utf8' }).trim();
};
const clone = join(folder, 'clone');

/**
 * Clones what is checked out, uncommitted changes of tracked files included, and removes the changesets: there is no
 * release while they wait.
 */
function cloneCheckout(): void {
  const commit = git('stash', 'create') || git('rev-parse', 'HEAD');
  git('clone', '--quiet', '--shared', '--no-checkout', root, clone);
  git('-C', clone, 'checkout', '--quiet', '-B', 'main', commit);
  git('-C', clone, 'rm', '--quiet', '--ignore-unmatch', '.changeset/*.md');
  git('-C', clone, 'commit', '--quiet', '--allow-empty', '--message', 'remove the changesets');
}

/** Removes what says that all is installed. */
function forgetInstallation(): void {
  const files = globSync('node_modules/{.bin-*,.pnpm/lock.yaml,.pnpm-workspace-state*}', { cwd: clone });
  for (const file of files) rmSync(join(clone, file));
}

/** Makes a folder with the commands of a bare machine, and returns its path. */
function bareTools(): string {
  const bin = join(folder, 'bin');
  mkdirSync(bin);
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((path) => !path.includes('node_modules'));
  const posix =
    'basename cat chmod cp date dirname env grep gzip id ln ls mkdir mktemp mv ps readlink rm sed sh tar uname';
  for (const name of ['node', 'npm', 'npx', 'git', 'bash', ...posix.split(' ')]) {
    const file = folders.map((path) => join(path, name)).find((path) => existsSync(path));
    if (file === undefined) throw new Error(`${name} is not on the PATH`);
    symlinkSync(realpathSync(file), join(bin, name));
  }
  return bin;
}

const home = join(folder, 'home');
mkdirSync(home);
if (existsSync(join(homedir(), '.npmrc'))) symlinkSync(join(homedir(), '.npmrc'), join(home, '.npmrc'));
const network = Object.entries(process.env).filter(([name]) => /_proxy$|^NODE_EXTRA_CA_CERTS$/i.test(name));
const env = {
  ...Object.fromEntries(network),
  PATH: bareTools(),
  HOME: home,
  npm_config_cache: process.env['npm_config_cache'] ?? join(homedir(), '.npm'),
  XDG_DATA_HOME: process.env['XDG_DATA_HOME'] ?? join(homedir(), '.local/share'),
  XDG_CACHE_HOME: process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'),
  TURBO_CACHE_DIR: join(root, '.turbo/cache'),
};

/** Runs a root script by npm and returns its output. Rejects with the end of its output when it fails; it ends on `signal`. */
function run(script: string, { args = [], env: more, stopAfter }: Call, signal: AbortSignal): Promise<string> {
  const words = ['run', script, ...(args.length > 0 ? ['--', ...args] : [])];
  const child = spawn(join(env.PATH, 'npm'), words, { cwd: clone, env: { ...env, ...more }, detached: true });
  const { pid } = child;
  if (pid === undefined) throw new Error('npm did not start');
  const kill = (name: NodeJS.Signals) => process.kill(-pid, name);
  signal.addEventListener('abort', () => child.exitCode === null && kill('SIGKILL'));
  let output = '';
  let isStopped = false;
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      output += chunk;
      if (isStopped || !stopAfter?.test(output)) return;
      isStopped = true;
      kill('SIGINT');
    });
  }
  child.stdin.end();
  return new Promise((resolve, reject) => {
    child.on('close', (code) => {
      if (code === 0 || isStopped) resolve(output);
      else reject(new Error(`npm ${words.join(' ')} ended with ${code}:\n${output.slice(-3_000)}`));
    });
  });
}

test('each root script has a way to be started here', () => {
  expect(Object.keys(calls).sort()).toEqual(Object.keys(scripts).sort());
});

describe('with Node, npm and git alone', () => {
  beforeAll(cloneCheckout);

  test.for(Object.entries(calls))('npm run %s', { timeout: 900_000 }, async ([script, call], { signal }) => {
    forgetInstallation();
    const first = run(script, { ...call, args: call.first ?? call.args ?? [] }, signal);
    await expect(first).resolves.toMatch(call.saysFirst ?? script);
    await expect(run(script, call, signal)).resolves.toContain(script); // npm prints what it runs
  });
});
