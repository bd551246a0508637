import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const PREFIX = 'x-sandbox-';

/** The files of one request that are too large for memory. They are removed with `remove`. */
export class Spool {
  #folder: string | undefined;
  #count = 0;

  /** Returns the path of a new file, which is not made yet. */
  newPath(): string {
    this.#folder ??= mkdtempSync(join(tmpdir(), `${PREFIX}${process.pid}-`));
    this.#count += 1;
    return join(this.#folder, String(this.#count));
  }

  remove(): void {
    if (this.#folder !== undefined) rmSync(this.#folder, { recursive: true, force: true });
  }
}

/** Removes the files of requests whose process was killed. */
export function removeSpools(): void {
  for (const name of readdirSync(tmpdir())) {
    const [, pid] = /^x-sandbox-(\d+)-/.exec(name) ?? [];
    if (pid !== undefined && !isAlive(Number(pid))) rmSync(join(tmpdir(), name), { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // A process of somebody else is alive, too.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
