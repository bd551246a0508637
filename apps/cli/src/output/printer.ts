import type { Host } from '../host.js';
import { wrap } from './fit.js';
import { PROTOCOL, pick, readFields, toJson, toJsonPieces } from './json.js';
import { printable } from './printable.js';
import { type Column, formatTable, textOf } from './table.js';
import { formatTsv } from './tsv.js';

/** How a command prints: what was asked for, and for whom. */
export interface PrinterOptions {
  readonly isJson: boolean;
  readonly fields?: string | undefined;
  /** The fields that can be selected. */
  readonly known?: readonly string[] | undefined;
  /** The words of the command. */
  readonly command: string;
}

/** The rows of a list, and the columns in which people see them. */
export interface Listing<Row> {
  readonly rows: readonly Row[];
  readonly columns: readonly Column<Row>[];
  /** What a person reads instead of an empty table, such as `no boards`. */
  readonly empty: string;
}

const WIDEST = 160;

/** Writes data to stdout: tables to a terminal, lines with tabs to a pipe, JSON on request. All else goes to stderr. */
export class Printer {
  readonly isJson: boolean;
  /** Whether a person reads stdout. */
  readonly isTerminal: boolean;
  readonly #host: Pick<Host, 'stderr' | 'stdout'>;
  readonly #command: string;
  readonly #fields: readonly string[] | undefined;
  readonly #known: readonly string[] | undefined;
  #hasEnded = false;

  constructor(host: Pick<Host, 'stderr' | 'stdout'>, options: PrinterOptions) {
    this.#host = host;
    this.#command = options.command;
    this.#known = options.known;
    this.isJson = options.isJson || options.fields !== undefined;
    this.isTerminal = host.stdout.isTTY === true;
    this.#fields = readFields(options.fields, options.known ?? []);
  }

  /** Columns of the terminal, or 80. */
  get width(): number {
    return Math.min(this.#host.stdout.columns || 80, WIDEST);
  }

  /** Prints rows: a table, lines with tabs, or one JSON array. */
  list<Row extends object>({ rows, columns, empty }: Listing<Row>): void {
    if (this.isJson) {
      const selected = rows.map((row) => pick(row, this.#fields ?? this.#known));
      this.#host.stdout.write(`${toJson(selected, this.isTerminal)}\n`);
    } else if (!this.isTerminal) this.#host.stdout.write(formatTsv(rows, columns));
    else if (rows.length === 0) this.note(empty);
    else this.#host.stdout.write(formatTable(rows, columns, this.width));
  }

  /** Prints one object: a name and a value on each line, or one JSON object. */
  object(value: object, shown: Readonly<Record<string, string | number | boolean | null | undefined>>): void {
    if (this.isJson) {
      this.#host.stdout.write(`${toJson(pick(value, this.#fields), this.isTerminal)}\n`);
      return;
    }
    const names = Object.keys(shown);
    const width = Math.max(...names.map((name) => name.length)) + 2;
    for (const [name, one] of Object.entries(shown)) {
      const text = printable(textOf(one));
      this.#host.stdout.write(this.isTerminal ? `${name.padEnd(width)}${text}`.trimEnd() : `${name}\t${text}`);
      this.#host.stdout.write('\n');
    }
  }

  /** Prints any JSON value, whoever reads it. */
  value(value: unknown): void {
    this.#host.stdout.write(`${toJson(value, this.isTerminal)}\n`);
  }

  /** Prints text as it is. */
  text(text: string): void {
    this.#host.stdout.write(text);
  }

  /** Writes one line of a long command, with `--json` only. */
  event(event: string, facts: object): void {
    if (this.isJson) this.#host.stdout.write(`${toJson({ v: PROTOCOL, event, ...facts })}\n`);
  }

  /** Writes the last line of a long command, with `--json` only: whether all was done, and what. Once. */
  end(ok: boolean, facts: object): void {
    if (!this.isJson || this.#hasEnded) return;
    this.#hasEnded = true;
    const line = toJsonPieces({ v: PROTOCOL, ok, command: this.#command, ...facts });
    for (const piece of line) this.#host.stdout.write(piece);
    this.#host.stdout.write('\n');
  }

  /** Writes a line for a person to stderr, on a terminal broken at spaces. */
  note(text: string): void {
    const { isTTY, columns } = this.#host.stderr;
    const line = printable(text);
    this.#host.stderr.write(`${isTTY ? wrap(line, columns || 80) : line}\n`);
  }
}
