import { HalfDoneError } from './change/half-done-error.js';
import type { ArgumentSpecs, FlagSpecs, Input, NamedCommand } from './command/command.js';
import type { Context } from './command/context.js';
import { createContext } from './command/create-context.js';
import type { Description } from './command/description.js';
import { flagWords, shellLine, withFlags } from './command-line.js';
import { CliError, EXIT } from './error/cli-error.js';
import { explain } from './error/explain.js';
import { errorFacts, renderError } from './error/render.js';
import type { Host } from './host.js';
import { Printer } from './output/printer.js';

/** Where a command runs, and what was given after `invoke`. */
export interface Surroundings {
  readonly host: Host;
  readonly line: readonly string[];
  /** Returns what is known of all commands. */
  readonly describeAll: () => Promise<Description>;
  /** Runs another command line. */
  readonly runLine: Context['runLine'];
}

/** Runs a command and returns its exit code. Errors are written, not thrown. */
export async function runCommand(
  named: NamedCommand,
  input: Input<FlagSpecs, ArgumentSpecs>,
  { host, line, describeAll, runLine }: Surroundings,
): Promise<number> {
  const name = named.words.join(' ');
  let address: string | undefined;
  let next = line;
  const continueWith = (other: readonly string[]): void => {
    next = other;
  };
  let hasAgreed = false;
  const agreed = (): void => {
    hasAgreed = true;
  };
  try {
    using context = createContext({
      host,
      named,
      line,
      input,
      describeAll,
      continueWith,
      agreed,
      runLine,
      onAddress: (url) => (address = url),
    });
    return (await named.command.run(input, context)) ?? EXIT.done;
  } catch (thrown) {
    const isInterrupted = host.interrupted.aborted;
    if (host.closed.aborted && !isInterrupted) return EXIT.done; // nobody reads the rest
    const error = await explain(isInterrupted ? host.interrupted.reason : thrown, address);
    const isHalfDone = error.code === 'interrupted' || error.code === 'partial';
    // The words of another command have been agreed to before it prints them.
    const words = hasAgreed && next[0] === line[0] ? withFlags(next, ['--yes']) : next;
    const resumable = isHalfDone ? withResumption(error, shellLine(words)) : error;
    const facts = thrown instanceof HalfDoneError ? thrown.facts : {};
    return reportError(resumable, { host, line, words: name, facts });
  }
}

/** How an error is reported. */
export interface ErrorReport extends Pick<Surroundings, 'host' | 'line'> {
  /** The words of the command. */
  readonly words: string;
  /** What is known besides. */
  readonly facts?: object | undefined;
}

/** Writes an error, with `--json` to stdout too, and returns the exit code. */
export function reportError(error: CliError, { host, line, words, facts }: ErrorReport): number {
  if (flagWords(line).includes('--json')) {
    new Printer(host, { isJson: true, command: words }).end(false, { ...errorFacts(error), ...facts });
  }
  renderError(error, host, flagWords(line).includes('--debug'));
  return error.exitCode;
}

/** What stopped half-way says how to go on. */
const withResumption = (error: CliError, resumption: string): CliError =>
  new CliError(error.message, { ...error, cause: error.cause, continuation: resumption });
