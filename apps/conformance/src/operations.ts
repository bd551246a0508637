import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

import { factFiles, serverFiles, staleFiles } from './operations/written-files.js';

const root = fileURLToPath(new URL('../../..', import.meta.url));

const { values } = parseArgs({
  options: { server: { type: 'string' }, check: { type: 'boolean' }, help: { type: 'boolean' } },
});
if (values.help) {
  console.log('npm run operations -- [--server URL] [--check]');
  process.exit();
}
const read = values.server ? await serverFiles(root, values.server) : new Map<string, string>();
const files = new Map([...read, ...factFiles(root, read)]);
if (values.check) {
  for (const file of staleFiles(root, files)) {
    console.error(`${file} is out of date: run npm run operations`);
    process.exitCode = 1;
  }
} else {
  for (const [file, text] of files) writeFileSync(`${root}${file}`, text);
}
