import { SingleBar } from 'cli-progress';

import type { Colours } from './colours.js';
import type { Bar } from './reporter.js';

/** Returns a bar on a line of its own, which goes away when it is done. */
export function terminalBar(label: string, total: number, { cyan, dim }: Colours): Bar {
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
    step: (done) => (done === undefined ? bar.increment() : bar.update(done)),
    note: (note) => bar.update({ note }),
    [Symbol.dispose]: () => bar.stop(),
  };
}
