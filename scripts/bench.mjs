// Builds, then measures: npm run bench, or npm run bench -- jobs for what takes minutes. Whatever is compared runs side
// by side, in this one run, on the same responses.
import { fileURLToPath } from 'node:url';

import { benchImport } from './bench/import.mjs';
import { benchList } from './bench/list.mjs';
import { print } from './bench/print.mjs';
import { benchSizes } from './bench/sizes.mjs';
import { startServer } from './bench/start-server.mjs';
import { benchUpload } from './bench/upload.mjs';
import { read } from './release/command.mjs';

read(fileURLToPath(new URL('..', import.meta.url)), 'turbo', ['run', 'build', '--filter', './packages/*']);
using server = await startServer('server.mjs');
const verdicts = [];
const benches = process.argv.includes('jobs')
  ? [
      (await import('./bench/jobs-latency.mjs')).benchJobsLatency, // which load what has just been built
      (await import('./bench/jobs-followed.mjs')).benchJobsFollowed,
    ]
  : [benchSizes, benchImport, benchList, benchUpload];
for (const bench of benches) {
  const { title, rows, aims } = await bench(server);
  print(title, rows);
  for (const [what, value, sense, aim] of aims) {
    const reached = sense === '<=' ? value <= aim : value >= aim;
    verdicts.push({ what, measured: value.toFixed(2), aim: `${sense} ${aim}`, reached: reached ? 'yes' : 'no' });
  }
}
print('Aims', verdicts);
