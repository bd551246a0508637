// Builds, then measures: npm run bench -- [NAME…]. Whatever is compared runs side by side, in this one run, on the same
// responses. `export` writes 10 GB; `--gigabytes 0.5` makes it smaller, and `--images 500` makes `copy` smaller.
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

import { benchArchive } from './bench/archive.mjs';
import { benchImport } from './bench/import.mjs';
import { benchList } from './bench/list.mjs';
import { benchMetadata } from './bench/metadata.mjs';
import { print } from './bench/print.mjs';
import { benchSizes } from './bench/sizes.mjs';
import { benchSmallUpload } from './bench/small-upload.mjs';
import { startServer } from './bench/start-server.mjs';
import { benchUpload } from './bench/upload.mjs';
import { read } from './release/command.mjs';

const quick = {
  sizes: benchSizes,
  import: benchImport,
  list: benchList,
  upload: benchUpload,
  'small-upload': benchSmallUpload,
  metadata: benchMetadata,
  archive: benchArchive,
};
const slow = { jobs, copy: transfer('copy'), export: transfer('export') };
const { positionals: names, values } = parseArgs({
  allowPositionals: true,
  options: {
    help: { type: 'boolean', default: false },
    images: { type: 'string', default: '10000' },
    gigabytes: { type: 'string', default: '10' },
  },
});
const known = `npm run bench -- [NAME…]: ${Object.keys(quick).join(', ')}; jobs, copy and export take minutes`;
if (values.help) {
  console.log(known);
  process.exit();
}
const unknown = names.find((name) => !Object.hasOwn(quick, name) && !Object.hasOwn(slow, name));
if (unknown) {
  console.error(`unknown benchmark "${unknown}"
${known}`);
  process.exit(1);
}
read(fileURLToPath(new URL('..', import.meta.url)), 'turbo', [
  'run',
  'build',
  '--filter',
  './packages/*',
  '--filter',
  './apps/cli',
]);
using server = await startServer('server.mjs');
const benches =
  names.length === 0 ? Object.values(quick) : await Promise.all(names.map((name) => quick[name] ?? slow[name]()));
const verdicts = [];
for (const bench of benches.flat()) {
  const { title, rows, aims } = await bench(server);
  print(title, rows);
  for (const [what, value, sense, aim] of aims) {
    const reached = sense === '<=' ? value <= aim : value >= aim;
    verdicts.push({ what, measured: value.toFixed(2), aim: `${sense} ${aim}`, reached: reached ? 'yes' : 'no' });
  }
}
print('Aims', verdicts);

/** Loads what loads the packages that have just been built. */
async function jobs() {
  const { benchJobsLatency } = await import('./bench/jobs-latency.mjs');
  const { benchJobsFollowed } = await import('./bench/jobs-followed.mjs');
  return [benchJobsLatency, benchJobsFollowed];
}

/** Returns what loads a benchmark of transfers. */
function transfer(kind) {
  return async () => {
    const { benchCopy, benchExport } = await import('./bench/transfers.mjs');
    return kind === 'copy' ? benchCopy(Number(values.images)) : benchExport(Number(values.gigabytes));
  };
}
