import { execFileSync } from 'node:child_process';

const shell = process.platform === 'win32';

/** Runs a command in sight of the reader, who may have to confirm it, and throws when it fails. */
export function show(cwd, file, args, env = {}) {
  console.log('$', file, ...args);
  execFileSync(file, args, { cwd, shell, stdio: 'inherit', env: { ...process.env, ...env } });
}

/** Returns what a command prints; what else it prints is in the error. */
export function read(cwd, file, args, env = {}) {
  try {
    return execFileSync(file, args, {
      cwd,
      shell,
      stdio: ['ignore', 'pipe', 'pipe'],
      encoding: 'utf8',
      env: { ...process.env, ...env },
    }).trimEnd();
  } catch ({ message, stdout, stderr }) {
    throw new Error(`${file} ${args.join(' ')}\n${stdout ?? message}${stderr ?? ''}`); // without output it was not found
  }
}
