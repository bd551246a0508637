// Ends a process and all that it started, however they were started.
import { execFileSync } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';

/** Milliseconds until a process that goes on after a signal is killed. */
const GRACE = 10_000;

/** Sends `signal` to a process, and then to what it leaves behind, from the top down. Resolves when all have ended. */
export async function endTree(root, signal) {
  const tree = new Set([root]);
  const signaled = new Set();
  for (const start = Date.now(); ; await delay(50)) {
    const parents = runningProcesses();
    for (const [pid, parent] of parents) if (tree.has(parent)) tree.add(pid);
    const left = [...tree].filter((pid) => parents.has(pid));
    if (left.length === 0) return;
    for (const pid of left) {
      if (Date.now() - start > GRACE) send(pid, 'SIGKILL');
      // A process whose parent is left is ended by that.
      else if (!left.includes(parents.get(pid)) && !signaled.has(pid)) send(pid, signal);
      else continue;
      signaled.add(pid);
    }
  }
}

/** Returns the parent of each process by id, parents first. Those that have ended and are not waited for are left out. */
function runningProcesses() {
  if (process.platform === 'win32') return new Map(); // without signals: what is started ends with its console
  const output = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,stat='], { encoding: 'utf8' });
  const rows = output.trim().split('\n');
  const fields = rows.map((row) => row.trim().split(/\s+/)).filter(([, , state]) => !state.startsWith('Z'));
  return new Map(fields.map(([pid, parent]) => [Number(pid), Number(parent)]).sort(([one], [other]) => one - other));
}

function send(pid, signal) {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if (error.code !== 'ESRCH') throw error; // it has just ended
  }
}
