import type { Host } from '../host.js';
import { fit } from './fit.js';
import type { Printer } from './printer.js';
import { widthOf } from './width.js';

/** How far work is. */
export interface ProgressState {
  readonly done: number;
  readonly total: number;
  /** Bytes so far, and in all. */
  readonly bytes?: number | undefined;
  readonly totalBytes?: number | undefined;
  readonly failed?: number | undefined;
}

/** Shows how far work is. */
export interface Progress {
  /** Notes the state, and shows it unless that was done a moment ago. */
  update(state: ProgressState): void;
  /** Removes the line from a terminal. */
  end(): void;
}

/** Where progress is shown, and what of. */
export interface ProgressOptions {
  readonly host: Pick<Host, 'clock' | 'stderr'>;
  readonly print: Pick<Printer, 'event' | 'isJson'>;
  readonly label: string;
}

/** Columns at the end of a line: a terminal shows ^C there. */
const MARGIN = 3;

/** Milliseconds between two lines: a terminal is redrawn, elsewhere each is a new line. */
const INTERVAL = { terminal: 100, elsewhere: 10_000 };

/** Returns what shows progress on stderr; with `--json` as events on stdout, at most ten a second. */
export function createProgress({ host, print, label }: ProgressOptions): Progress {
  const { clock, stderr } = host;
  const isTerminal = stderr.isTTY === true;
  const start = clock();
  let drawn = isTerminal || print.isJson ? Number.NEGATIVE_INFINITY : start;
  const interval = isTerminal || print.isJson ? INTERVAL.terminal : INTERVAL.elsewhere;
  let isShown = false;
  return {
    update(state) {
      const now = clock();
      const isLast = state.done >= state.total && (isTerminal || print.isJson);
      if (now - drawn < interval && !isLast) return;
      drawn = now;
      if (print.isJson) {
        print.event('progress', state);
        return;
      }
      const text = `${label}: ${describe(state, now - start)}`;
      isShown = true;
      if (!isTerminal) {
        stderr.write(`${text}\n`);
        return;
      }
      // What is least needed is left out of a narrow terminal: the name of the command, then the bytes.
      const { bytes: _, totalBytes: __, ...counts } = state;
      const texts = [text, describe(state, now - start), describe(counts, now - start)];
      const width = Math.max(10, (stderr.columns || 80) - MARGIN);
      stderr.write(`\r${fit(texts.find((one) => widthOf(one) <= width) ?? texts.at(-1) ?? '', width)}`);
    },
    end() {
      if (isShown && isTerminal) stderr.write('\r\x1b[K');
      isShown = false;
    },
  };
}

/** Returns a state as text: items, bytes, their rate, failures and the time that is left. */
export function describe({ done, total, bytes, totalBytes, failed }: ProgressState, elapsed: number): string {
  const parts = [`${done}/${total}`];
  const seconds = elapsed / 1_000;
  if (bytes !== undefined)
    parts.push(totalBytes === undefined ? sizeOf(bytes) : `${sizeOf(bytes)}/${sizeOf(totalBytes)}`);
  if (seconds >= 1)
    parts.push(bytes === undefined ? `${(done / seconds).toFixed(1)}/s` : `${sizeOf(bytes / seconds)}/s`);
  if (failed) parts.push(`${failed} failed`);
  const share = bytes !== undefined && totalBytes ? bytes / totalBytes : done / total;
  if (seconds >= 1 && share > 0 && share < 1) parts.push(`${durationOf(seconds / share - seconds)} left`);
  return parts.join(' ');
}

/** Returns a number of bytes as people write it. */
export function sizeOf(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  const power = Math.min(units.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(1, bytes)) / 3)));
  return `${(bytes / 1_000 ** power).toFixed(power === 0 ? 0 : 1)} ${units[power]}`;
}

/** Returns a duration as people write it, such as `1 min 20 s`. */
function durationOf(seconds: number): string {
  const whole = Math.ceil(seconds);
  if (whole < 60) return `${whole} s`;
  const minutes = Math.floor(whole / 60);
  return minutes < 60 ? `${minutes} min ${whole % 60} s` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
