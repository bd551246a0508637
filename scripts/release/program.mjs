import { existsSync, globSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { read } from './command.mjs';
import { createProject } from './consumer.mjs';

/** The programs that are published besides the layers, by the name of their package. */
export const programs = ['cli'];

/** Is a user of the command line in an empty project at `folder`. Returns its version, and the megabytes of all that was installed. */
export function checkProgram(folder, registry) {
  createProject(folder, registry);
  const version = read(folder, 'npx', ['--yes', '@x/cli', '--version']);
  if (!/^\d+\.\d+\.\d+$/.test(version)) throw new Error(`npx @x/cli --version printed ${version}`);
  read(folder, 'npm', ['install', '@x/cli', '--no-progress', '--loglevel=error', '--prefer-offline']);
  expectCode(folder, 5, ['boards', 'list', '--json', '--server', 'http://127.0.0.1:9']);
  if (existsSync(join(folder, 'node_modules/@x/sandbox'))) throw new Error('@x/cli brought @x/sandbox');
  const files = globSync('node_modules/**', { cwd: folder, withFileTypes: true }).filter((file) => file.isFile());
  const bytes = files.reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, 0);
  read(folder, 'npm', ['install', '@x/sandbox', '--no-progress', '--loglevel=error', '--prefer-offline']);
  writeFileSync(join(folder, 'pixel.png'), PIXEL);
  const [boards, upload, report] = read(folder, 'npx', ['--package', '@x/cli', '--call', WITH_SANDBOX]).split('\n');
  if (boards !== '[]') throw new Error(`the boards of an empty sandbox are ${boards}`);
  if (!JSON.parse(upload).ok) throw new Error(`an upload reported ${upload}`);
  const { isValid, isSealed } = JSON.parse(report);
  if (!isValid || !isSealed) throw new Error(`the archive of a board is not valid: ${report}`);
  return { version, megabytes: (bytes / 1e6).toFixed(1) };
}

/** A picture of one pixel. */
const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);

/** Starts an embedded server, lists its boards, fills one, exports it and verifies the archive, and interrupts the server. */
const WITH_SANDBOX = `invoke sandbox --json >url.json 2>/dev/null & server=$!
until [ -s url.json ]; do sleep 0.2; done
export INVOKEAI_URL=$(node -p 'JSON.parse(fs.readFileSync("url.json")).url')
invoke boards list --json
invoke images upload pixel.png --board Sea --yes --json | tail -n 1
invoke boards export Sea --to archive --yes >&2
invoke archive verify archive --json
kill -INT $server; wait $server`;

/** Runs the installed program, and throws unless it ends with the code and prints JSON. */
function expectCode(folder, code, words) {
  const script = `invoke ${words.join(' ')} 2>/dev/null; echo $?`;
  const lines = read(folder, 'npx', ['--package', '@x/cli', '--call', script]).split('\n');
  JSON.parse(lines.slice(0, -1).join('\n'));
  if (lines.at(-1) !== String(code)) throw new Error(`invoke ${words.join(' ')}: code ${lines.at(-1)}, not ${code}`);
}
