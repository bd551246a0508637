// Builds, then measures: npm run bench -- [NAME…]. Whatever is compared runs side by side, in this one run, on the same
// responses.
import { fileURLToPath } from 'node:url';

import { benchImport } from './bench/import.mjs';
import { benchList } from './bench/list.mjs';
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
};
const names = process.argv.slice(2);
const unknown = names.find((name) => !(name in quick) && name !== 'jobs');
if (unknown) {
  console.error(
    `unknown benchmark "${unknown}"; there are ${Object.keys(quick).join(', ')}, and jobs, which takes minutes`,
  );
  process.exit(1);
}
read(fileURLToPath(new URL('..', import.meta.url)), 'turbo', ['run', 'build', '--filter', './packages/*']);
using server = await startServer('server.mjs');
const benches =
  names.length === 0 ? Object.values(quick) : await Promise.all(names.map((name) => quick[name] ?? jobs()));
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
