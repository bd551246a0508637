/** A syntax error with the message and position of Python's parser. */
export class JsonSyntaxError extends Error {
  readonly position: number;

  constructor(message: string, position: number) {
    super(message);
    this.position = position;
  }
}

/** Thrown for lists and objects in each other, deeper than Python's parser of the server goes. */
export class JsonDepthError extends Error {}

/** Parses JSON as Python does: NaN and the infinities are numbers, and errors have its messages. */
export function parseJson(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    if (text.length > 2 * MAX_DEPTH) assertDepth(text);
    return value;
  } catch (error) {
    if (error instanceof JsonDepthError) throw error;
    return new Parser(text).document();
  }
}

const MAX_DEPTH = 985;

/** Throws `JsonDepthError` for valid JSON that is nested too deeply. */
function assertDepth(text: string): void {
  let depth = 0;
  for (const [token] of text.matchAll(/"(?:[^"\\]|\\.)*"|[[\]{}]/g)) {
    if (token === '[' || token === '{') depth += 1;
    else if (token === ']' || token === '}') depth -= 1;
    if (depth > MAX_DEPTH) throw new JsonDepthError();
  }
}

const CONSTANTS: Readonly<Record<string, unknown>> = {
  null: null,
  true: true,
  false: false,
  NaN: Number.NaN,
  Infinity: Number.POSITIVE_INFINITY,
  '-Infinity': Number.NEGATIVE_INFINITY,
};

class Parser {
  readonly #text: string;
  #index = 0;
  #depth = 0;

  constructor(text: string) {
    this.#text = text;
  }

  document(): unknown {
    this.#skipSpace();
    const value = this.#value();
    this.#skipSpace();
    if (this.#index < this.#text.length) this.#fail('Extra data');
    return value;
  }

  #value(): unknown {
    if (this.#peek() === '"') return this.#string();
    if (this.#peek() === '{') return this.#object();
    if (this.#peek() === '[') return this.#array();
    const [word] = this.#match(/null|true|false|NaN|-?Infinity/y) ?? [];
    if (word !== undefined) return CONSTANTS[word];
    const [digits] = this.#match(/-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y) ?? [];
    return digits === undefined ? this.#fail('Expecting value') : Number(digits);
  }

  #object(): Record<string, unknown> {
    const entries: [string, unknown][] = [];
    this.#items('}', () => {
      if (this.#peek() !== '"') this.#fail('Expecting property name enclosed in double quotes');
      const key = this.#string();
      this.#skipSpace();
      if (this.#peek() !== ':') this.#fail("Expecting ':' delimiter");
      this.#advance();
      entries.push([key, this.#value()]);
    });
    return Object.fromEntries(entries);
  }

  #array(): unknown[] {
    const values: unknown[] = [];
    this.#items(']', () => values.push(this.#value()));
    return values;
  }

  #items(end: string, item: () => void): void {
    this.#depth += 1;
    if (this.#depth > MAX_DEPTH) throw new JsonDepthError();
    this.#advance();
    if (this.#peek() !== end) {
      for (;;) {
        item();
        this.#skipSpace();
        if (this.#peek() === end) break;
        if (this.#peek() !== ',') this.#fail("Expecting ',' delimiter");
        this.#advance();
      }
    }
    this.#index += 1;
    this.#depth -= 1;
  }

  #string(): string {
    const start = this.#index;
    this.#index += 1;
    for (;;) {
      this.#match(/[^"\\\p{Cc}]*/uy);
      const next = this.#peek();
      if (next === undefined) this.#fail('Unterminated string starting at', start);
      else if (next === '\\') this.#escape(start);
      else if (next < ' ') this.#fail('Invalid control character at');
      else this.#index += 1;
      if (next === '"') return JSON.parse(this.#text.slice(start, this.#index));
    }
  }

  #escape(start: number): void {
    const letter = this.#text[this.#index + 1];
    if (letter === undefined) this.#fail('Unterminated string starting at', start);
    if (letter === 'u') {
      if (!this.#match(/\\u[\da-fA-F]{4}(?=.)/sy)) this.#fail('Invalid \\uXXXX escape', this.#index + 1);
    } else if (!this.#match(/\\["\\/bfnrt]/y)) this.#fail('Invalid \\escape');
  }

  #peek = (): string | undefined => this.#text[this.#index];

  #advance(): void {
    this.#index += 1;
    this.#skipSpace();
  }

  #skipSpace(): void {
    this.#match(/[ \t\n\r]*/y);
  }

  #match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.#index;
    const match = pattern.exec(this.#text);
    if (match) this.#index = pattern.lastIndex;
    return match;
  }

  #fail(message: string, index = this.#index): never {
    throw new JsonSyntaxError(message, [...this.#text.slice(0, index)].length);
  }
}
