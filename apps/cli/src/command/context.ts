import type { Client } from '@x/resources/client';
import type { Host } from '../host.js';
import type { Printer } from '../output/printer.js';
import type { Description } from './description.js';

/** What a command works with. */
export interface Context {
  readonly host: Host;
  /** The words of the command, such as `boards list`. */
  readonly name: string;
  /** All that was given after `invoke`. */
  readonly line: readonly string[];
  readonly print: Printer;
  /** Aborted by an interruption; for commands that only read, also when nobody reads what they print. */
  readonly signal: AbortSignal;
  /** Returns what is known of all commands. */
  readonly describeAll: () => Promise<Description>;
  /** Says which command line goes on after an interruption. Left out, the same one does. */
  readonly continueWith: (line: readonly string[]) => void;
  /** Says that somebody has agreed to a change: the line that goes on after an interruption need not ask again. */
  readonly agreed: () => void;
  /** Runs another command line, with paths that start from a folder, and returns its exit code. */
  readonly runLine: (line: readonly string[], cwd: string) => Promise<number>;
  /** Takes the address of another server that does not respond, or refuses a request: errors name it. */
  readonly onFailure: (url: string) => void;
  /** Returns the client of the server that the flags, the environment or the configuration name. Closed at the end. */
  connect(): Promise<Client>;
}
