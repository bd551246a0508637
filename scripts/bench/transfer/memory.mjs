import { readFileSync } from 'node:fs';

/** Returns the most bytes of this process that were in memory so far. */
export function peakMemory() {
  // On Linux `maxRSS` is that of the program that has started this one, where that was larger.
  if (process.platform !== 'linux') return process.resourceUsage().maxRSS * 1_024;
  return /VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))[1] * 1_024;
}

/** Prints what a run took: `early` is the peak of the memory when a tenth of the items were done. */
export function printRun({ done, bytes, start, early }) {
  const { user, system } = process.cpuUsage();
  const seconds = (performance.now() - start) / 1_000;
  console.log(JSON.stringify({ done, bytes, seconds, cpu: (user + system) / 1e6, early, peak: peakMemory() }));
}
