// Run after `vitest run --coverage`: its thresholds are met by every file it did not measure, so it has to see all.
import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const summary = JSON.parse(readFileSync(`${root}coverage/coverage-summary.json`, 'utf8'));
const files = globSync('packages/*/src/**/*.ts', { cwd: root });
const unseen = files.filter((file) => !(`${root}${file}` in summary));
if (unseen.length > 0) console.error('not measured:', unseen.join(' '));
console.log(`coverage of ${files.length - unseen.length} of ${files.length} files was measured`);
if (unseen.length > 0 || files.length === 0) process.exitCode = 1;
