import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const { name } = JSON.parse(readFileSync('package.json', 'utf8'));

/** Runs a program in the package's folder and returns what it printed. A failure is a complaint. */
export function run(file, ...words) {
  try {
    return execFileSync(file, words, { stdio: 'pipe', encoding: 'utf8', shell: process.platform === 'win32' });
  } catch ({ message, stdout, stderr }) {
    complain(`${file} ${words.join(' ')}\n${stdout ?? message}${stderr ?? ''}`); // without output it was not found
    return '';
  }
}

/** Prints what is wrong with the package, and lets the check fail. */
export function complain(message) {
  console.error(`${name}: ${message}`);
  process.exitCode = 1;
}
