import { isRecord } from './arguments.js';
import { codeOf, node } from './node.js';

/** A program that holds a lock. */
export interface Program {
  /** The name of its machine; `undefined` in a browser. */
  readonly host?: string | undefined;
  /** Its process on that machine; `undefined` in a browser. */
  readonly pid?: number | undefined;
  /** Its thread in the process, 0 being the main one. */
  readonly thread?: number | undefined;
  /** Of one lock, so that a process that was given the id of an ended one is not taken for it. */
  readonly token: string;
}

const HELD = Symbol.for('x.held-locks');
const shared: typeof globalThis & { [HELD]?: Set<string> } = globalThis;

/** The locks of this thread, also of other copies of this package. */
shared[HELD] ??= new Set();
const held = shared[HELD];

/** Returns this program with a lock of its own, which counts as held until it is let go. */
export function holdLock(): { readonly program: Program; letGo(): void } {
  const token = crypto.randomUUID();
  held.add(token);
  return { program: { ...thisProgram(), token }, letGo: () => void held.delete(token) };
}

/** Returns whether a program still has its lock; `undefined` when it runs elsewhere, which cannot be seen from here. */
export function isHeld({ host, pid, thread, token }: Program): boolean | undefined {
  if (held.has(token)) return true;
  const here = thisProgram();
  if (host === undefined || pid === undefined || host !== here.host) return undefined;
  if (pid !== here.pid) return isRunning(pid);
  return (thread ?? here.thread) === here.thread ? false : undefined;
}

/** Returns the program that a lock names; `undefined` for a text that names none. */
export function parseProgram(text: string): Program | undefined {
  const lock = parse(text);
  if (!isRecord(lock) || typeof lock['token'] !== 'string') return undefined;
  const number = (name: string) => (typeof lock[name] === 'number' ? lock[name] : undefined);
  const host = typeof lock['host'] === 'string' ? lock['host'] : undefined;
  return { host, pid: number('pid'), thread: number('thread'), token: lock['token'] };
}

function isRunning(pid: number): boolean {
  try {
    node().kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) !== 'ESRCH';
  }
}

function thisProgram(): Omit<Program, 'token'> {
  const { process } = globalThis as { readonly process?: Partial<ReturnType<typeof node>> };
  const host = process?.getBuiltinModule?.('node:os').hostname();
  const thread = process?.getBuiltinModule?.('node:worker_threads').threadId;
  return { host, pid: process?.pid, thread };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
