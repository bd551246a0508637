import { SingleBar } from 'cli-progress';

import type { Colours } from './colours.js';
import type { ProgressBar } from './reporter.js';

/** Returns a progress bar on a line of its own. */
export function terminalProgressBar(label: string, total: number, { cyan, dim }: Colours): ProgressBar {
  const bar = new SingleBar({
    format: `    ${label} ${cyan('{bar}')} {value}/{total} ${dim('{duration_formatted} {note}')}`,
    barCompleteChar: '━',
    barIncompleteChar: ' ',
    barsize: 32,
    stream: process.stdout,
    clearOnComplete: true,
    hideCursor: true,
    gracefulExit: false,
  });
  bar.start(total, 0, { note: '' });
  return {
    update: (done) => (done === undefined ? bar.increment() : bar.update(done)),
    note: (note) => bar.update({ note }),
    [Symbol.dispose]: () => bar.stop(),
  };
}
