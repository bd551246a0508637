import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

import { largeArchive } from './archive-index.mjs';

const ITEMS = 100_000;
const RUNS = 5;
const program = fileURLToPath(new URL('archive-open.mjs', import.meta.url));

/** Opens a large archive, each time in a process of its own, and reads pages of it. */
export async function benchArchive() {
  using archive = largeArchive(ITEMS);
  const run = () => JSON.parse(execFileSync(process.execPath, [program, archive.path], { encoding: 'utf8' }));
  const runs = Array.from({ length: RUNS }, run);
  const open = median(runs.map((result) => result.open));
  const megabytes = median(runs.map(({ rss }) => rss / 1_000_000));
  const names = Object.keys(runs[0].pages);
  const pages = names.map((name) => ({
    name,
    first: median(runs.map((result) => result.pages[name].first)),
    next: median(runs.map((result) => result.pages[name].median)),
  }));
  return {
    title: `An archive of ${ITEMS} images, CPU, median of ${RUNS} processes`,
    rows: [
      { what: 'openArchive', ms: open.toFixed(0), 'MB more': megabytes.toFixed(0) },
      ...pages.flatMap(({ name, first, next }) => [
        { what: `page of 100, ${name}: the first`, ms: first.toFixed(1) },
        { what: `page of 100, ${name}: median of 51`, ms: next.toFixed(1) },
      ]),
    ],
    aims: [
      ['ms of CPU to open an archive of 100 000', open, '<=', 1_500],
      ['MB more while it is open', megabytes, '<=', 100],
      ['ms of CPU for a page of 100', Math.max(...pages.map(({ next }) => next)), '<=', 5],
    ],
  };
}

const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1];
