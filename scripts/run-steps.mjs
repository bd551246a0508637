// Runs the steps of a check: `node scripts/run-steps.mjs GROUP…`, with the lines `GROUP COMMAND` on its standard input.
// Every step of the groups runs, even after one has failed. The last line is `N passed, N failed`: the tests as vitest
// counts them, and one for each other step. A run of tests that fails without a failed test is one failure. The lines
// before it name the tests that passed only when repeated, and the steps and the tests that failed. `--list` prints the
// steps.
import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';

const lines = (await text(process.stdin)).split('\n').filter(Boolean);
const steps = lines.map((line) => /^(?<group>\S+) +(?<command>.+)$/.exec(line).groups);
const wanted = process.argv.slice(2);
if (wanted.includes('--list')) {
  console.log(lines.join('\n'));
  process.exit();
}
const known = [...new Set(steps.map(({ group }) => group))];
const unknown = wanted.filter((group) => !known.includes(group));
for (const group of unknown) console.error(`unknown group "${group}"; the groups are ${known.join(', ')}`);

const total = { passed: 0, failed: unknown.length };
const repeats = [];
const failures = [];
let running;
let isStopped = false;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => stop(signal));

for (const { group, command } of steps.filter((step) => wanted.includes(step.group))) {
  if (isStopped) break;
  console.log(`── ${group}: ${command}`);
  const start = Date.now();
  const { passed, failed, tests, repeated } = await run(command);
  console.log(`── ${failed > 0 ? 'failed' : 'passed'} after ${Math.round((Date.now() - start) / 1000)} s: ${command}`);
  total.passed += passed;
  total.failed += failed;
  repeats.push(...repeated);
  if (failed > 0) failures.push(`${group}: ${command}`, ...tests.map((test) => `  ${test}`));
}
for (const test of repeats) console.log(`passed only when repeated: ${test}`);
for (const failure of failures) console.log(`failed: ${failure}`);
if (isStopped || total.passed === 0) total.failed ||= 1;
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 ? 1 : 0;

/** Runs one step and counts it. */
async function run(command) {
  const isTests = command.startsWith('vitest ');
  running = spawn('bash', ['-c', command], { stdio: ['ignore', isTests ? 'pipe' : 'inherit', 'inherit'] });
  const [tests, repeated] = [[], []];
  let tail = '';
  let line = '';
  running.stdout?.setEncoding('utf8').on('data', (chunk) => {
    process.stdout.write(chunk);
    tail = (tail + chunk).slice(-80);
    const lines = (line + chunk).split('\n');
    line = lines.pop();
    for (const it of lines) {
      const { state, test } = /^(?<state>failed|passed only when repeated): (?<test>.*)/.exec(it)?.groups ?? {};
      if (test) (state === 'failed' ? tests : repeated).push(test);
    }
  });
  const code = await new Promise((resolve) => running.on('close', resolve));
  if (!isTests) return { passed: Number(code === 0), failed: Number(code !== 0), tests, repeated };
  const counts = /(?:^|\n)(\d+) passed, (\d+) failed\n$/.exec(tail)?.slice(1).map(Number);
  const [passed, failed] = counts ?? [0, 1];
  return { passed, failed: failed || Number(code !== 0), tests, repeated };
}

function stop(signal) {
  isStopped = true;
  running?.kill(signal);
}
