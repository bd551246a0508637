// Loaded before a program: writes what it took to stderr, as its last line.
import { readFileSync } from 'node:fs';

const start = performance.now();
const samples = [];
setInterval(() => samples.push({ time: performance.now(), peak: peakMemory() }), 100).unref();

process.on('exit', () => {
  const { user, system } = process.cpuUsage();
  const end = performance.now();
  const early = samples.find(({ time }) => time - start > (end - start) / 10)?.peak;
  const figures = { seconds: (end - start) / 1_000, cpu: (user + system) / 1e6, early, peak: peakMemory() };
  process.stderr.write(`\n${JSON.stringify(figures)}\n`);
});

/** Returns the most bytes of this process that were in memory so far. */
function peakMemory() {
  // On Linux `maxRSS` is that of the program that has started this one, where that was larger.
  if (process.platform !== 'linux') return process.resourceUsage().maxRSS * 1_024;
  return /VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))[1] * 1_024;
}
