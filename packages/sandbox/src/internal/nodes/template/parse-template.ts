import { Cursor } from './cursor.js';
import type { Method, Part } from './template.js';

/** A template that cannot be read to its end. The message is the server's. */
export class TemplateError extends Error {}

const METHODS: Readonly<Record<string, Method>> = { '~': 'random', '!': 'combinations', '@': 'cycle' };

const TEXT = /(?:(?!__)[^#{$%])+/y;
const OPTION_TEXT = /(?:(?!__)[^#{$%|}])+/y;
/** A parenthesis begins the variables of a wildcard. */
const NAME_TEXT = /(?:(?!__)[^#{$%(])+/y;
const BOUNDS = /(?:(?<low>\d+)-(?<high>\d+)|-(?<only_high>\d+)|(?<only_low>\d+)-|(?<exact>\d+))\$\$/y;
const SEPARATOR = /(?<separator>[ !-#%-z|~]+)\$\$/y;
const WEIGHT = /(?<weight>[+-]?(?:\d+\.\d*|\.\d+)|\d+)::/y;
const VARIABLE_NAME = /[A-Za-z_-][\w-]*/y;
const VARIABLES = /[ \t\r\n]*\([^)]+\)/y;

/** Parses a template. Throws a `TemplateError`. */
export function parseTemplate(template: string): Part {
  const text = expandTabs(template);
  const cursor = new Cursor(text);
  const part = new Parser(cursor).prompt();
  if (cursor.rest() < text.length) throw unexpected(text, cursor.rest());
  return part;
}

class Parser {
  readonly #cursor: Cursor;

  constructor(cursor: Cursor) {
    this.#cursor = cursor;
  }

  prompt(): Part {
    return this.#sequence(() => this.#assignment() ?? this.#nested() ?? this.#text(TEXT));
  }

  #option(): Part {
    return this.#sequence(() => this.#nested() ?? this.#text(OPTION_TEXT));
  }

  #nested(): Part | undefined {
    return this.#variable() ?? this.#wrap() ?? this.#choice() ?? this.#wildcard();
  }

  #sequence(read: () => Part | undefined): Part {
    const parts: Part[] = [];
    for (let part = read(); part !== undefined; part = read()) parts.push(part);
    const [first] = parts;
    return first && parts.length === 1 ? first : { kind: 'sequence', parts };
  }

  /** What a comment separates is joined by a blank. */
  #text(pattern: RegExp): Part | undefined {
    const pieces: string[] = [];
    for (let found = this.#cursor.match(pattern); found; found = this.#cursor.match(pattern)) pieces.push(found[0]);
    return pieces.length > 0 ? { kind: 'text', text: pieces.join(' ') } : undefined;
  }

  #method(): Method | undefined {
    return METHODS[this.#cursor.match(/[~!@]/y)?.[0] ?? ''];
  }

  #choice(): Part | undefined {
    return this.#enclosed('{', (cursor) => {
      const method = this.#method();
      const bounds = cursor.match(BOUNDS)?.groups;
      const separator = (bounds && cursor.match(SEPARATOR)?.groups?.['separator']) ?? ',';
      cursor.skipSpace();
      const options = [this.#weighted()];
      while (cursor.take('|')) options.push(this.#weighted());
      const exact = bounds?.['exact'];
      const low = Number(exact ?? bounds?.['low'] ?? bounds?.['only_low'] ?? 1);
      const high = Number(exact ?? bounds?.['high'] ?? bounds?.['only_high'] ?? (bounds ? options.length : 1));
      const [minimum, maximum] = low < high ? [low, high] : [high, low];
      return { kind: 'choice', options, minimum, maximum, separator, method };
    });
  }

  #weighted() {
    this.#cursor.skipSpace();
    const weight = Number(this.#cursor.match(WEIGHT)?.groups?.['weight'] ?? 1);
    const value = this.#option();
    this.#cursor.skipSpace();
    return { value, weight };
  }

  #wildcard(): Part | undefined {
    const cursor = this.#cursor;
    return cursor.attempt(() => {
      if (!cursor.take('__')) return undefined;
      const method = this.#method();
      const name = this.#sequence(() => this.#variableInName() ?? this.#choice() ?? this.#text(NAME_TEXT));
      if (name.kind === 'sequence' && name.parts.length === 0) return undefined;
      cursor.match(VARIABLES);
      return cursor.take('__') ? { kind: 'wildcard', name, method } : undefined;
    });
  }

  /** In a name, a variable without a value is its own name. */
  #variableInName(): Part | undefined {
    const part = this.#variable();
    if (part?.kind !== 'variable') return part;
    const text = part.fallback?.kind === 'text' ? part.fallback.text.trim() : part.name;
    return { ...part, fallback: { kind: 'text', text } };
  }

  #variable(): Part | undefined {
    return this.#enclosed('${', (cursor) => {
      const name = cursor.match(VARIABLE_NAME)?.[0];
      if (name === undefined) return undefined;
      cursor.skipSpace();
      return { kind: 'variable', name, fallback: cursor.take(':') ? this.#spacedOption() : undefined };
    });
  }

  #assignment(): Part | undefined {
    return this.#enclosed('${', (cursor) => {
      const name = cursor.match(VARIABLE_NAME)?.[0];
      if (name === undefined) return undefined;
      cursor.skipSpace();
      const keepsExisting = cursor.take('?');
      if (!cursor.take('=')) return undefined;
      const isImmediate = cursor.take('!');
      return { kind: 'assignment', name, value: this.#spacedOption(), keepsExisting, isImmediate };
    });
  }

  #wrap(): Part | undefined {
    return this.#enclosed('%{', (cursor) => {
      const wrapper = this.#option();
      cursor.skipSpace();
      return cursor.take('$$') ? { kind: 'wrap', wrapper, inner: this.#spacedOption() } : undefined;
    });
  }

  #spacedOption(): Part {
    this.#cursor.skipSpace();
    return this.#option();
  }

  #enclosed(start: string, read: (cursor: Cursor) => Part | undefined): Part | undefined {
    const cursor = this.#cursor;
    return cursor.attempt(() => {
      if (!cursor.take(start)) return undefined;
      cursor.skipSpace();
      const part = read(cursor);
      cursor.skipSpace();
      return part && cursor.take('}') ? part : undefined;
    });
  }
}

const TAB_SIZE = 8;

/** The server expands tabs before it parses, in errors too. */
function expandTabs(text: string): string {
  let column = 0;
  const expanded = [...text].map((character) => {
    const result = character === '\t' ? ' '.repeat(TAB_SIZE - (column % TAB_SIZE)) : character;
    column = /[\r\n]/.test(character) ? 0 : column + result.length;
    return result;
  });
  return expanded.join('');
}

function unexpected(text: string, position: number): TemplateError {
  const [found = ''] = /^(?:[\p{L}\p{N}]{1,16}|.)/su.exec(text.slice(position)) ?? [];
  const before = [...text.slice(0, position)];
  const lines = before.join('').split('\n');
  const column = [...(lines.at(-1) ?? '')].length + 1;
  const place = `(at char ${before.length}), (line:${lines.length}, col:${column})`;
  return new TemplateError(`Expected end of text, found '${found}'  ${place}`);
}
