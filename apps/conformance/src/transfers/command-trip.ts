import { join } from 'node:path';

import { openArchive } from '@x/archive/open-archive';

import { contentsOf, difference } from './contents.js';
import { runProgram } from './run-program.js';

const program = new URL('../../../cli/src/bin.ts', import.meta.url);

/**
 * Does with the command line what `roundTrip` does: exports a server, imports it to an empty one, exports that, and
 * verifies both archives. Returns the lines in which they differ, how many there are, and how many items were imported.
 */
export async function commandTrip(folder: string, from: string, to: string) {
  const [first, second] = [join(folder, 'first'), join(folder, 'second')];
  const invoke = (...args: readonly string[]) => runCommand(folder, args);
  await invoke('boards', 'export', '--to', first, '--yes', '--server', from);
  const { outcomes } = await invoke('boards', 'import', first, '--yes', '--server', to);
  await invoke('boards', 'export', '--to', second, '--yes', '--server', to);
  for (const archive of [first, second]) await invoke('archive', 'verify', archive);
  const [before, after] = [await read(first), await read(second)];
  const imported = outcomes.filter(({ action, status }) => action === 'copy' && status === 'done').length;
  return { imported, lines: before.length, problems: difference(before, after) };
}

/** The last line of a command that changes something. */
interface Envelope {
  readonly outcomes: readonly { readonly action: string; readonly status: string }[];
}

/** Runs a command with a configuration of its own. Returns the last line that it printed. */
async function runCommand(folder: string, args: readonly string[]): Promise<Envelope> {
  const env = { XDG_CONFIG_HOME: join(folder, 'config'), XDG_STATE_HOME: join(folder, 'state') };
  const { output } = await runProgram({ file: program, args: [...args, '--json'], env });
  return JSON.parse(output.trimEnd().split('\n').at(-1) ?? '');
}

async function read(folder: string): Promise<readonly string[]> {
  await using archive = await openArchive(folder);
  return await contentsOf(archive); // before the archive is closed
}
