const COMMENT = /\s*(?:#.*|\/\/.*|\/\*(?:[^*]|\*(?!\/))*\*\/)/y;
const SPACE = /[ \t\r\n]+/y;

/** A position in a template. What is read moves it; comments before what is read are skipped. */
export class Cursor {
  readonly text: string;
  #position = 0;

  constructor(text: string) {
    this.text = text;
  }

  get position(): number {
    return this.#position;
  }

  /** Reads what `pattern` matches here. The pattern must be sticky. */
  match(pattern: RegExp): RegExpExecArray | undefined {
    const start = this.#afterComments();
    pattern.lastIndex = start;
    const found = pattern.exec(this.text);
    if (!found) return undefined;
    this.#position = start + found[0].length;
    return found;
  }

  /** Reads this text here. */
  take(text: string): boolean {
    const start = this.#afterComments();
    if (!this.text.startsWith(text, start)) return false;
    this.#position = start + text.length;
    return true;
  }

  /** Reads blanks, if there are any. */
  skipSpace(): void {
    this.match(SPACE);
  }

  /** Returns what `read` returns. The position stays where it was when that is undefined. */
  attempt<T>(read: () => T | undefined): T | undefined {
    const start = this.#position;
    const value = read();
    if (value === undefined) this.#position = start;
    return value;
  }

  /** Returns where the rest begins, without comments and blanks. */
  rest(): number {
    const start = this.#afterComments();
    SPACE.lastIndex = start;
    return start + (SPACE.exec(this.text)?.[0].length ?? 0);
  }

  #afterComments(): number {
    let end = this.#position;
    for (;;) {
      COMMENT.lastIndex = end;
      const found = COMMENT.exec(this.text);
      if (!found) return end;
      end += found[0].length;
    }
  }
}
