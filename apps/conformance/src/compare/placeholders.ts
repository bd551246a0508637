import { Timestamps } from './timestamps.js';
import { withoutTokens } from './tokens.js';

const ID = /[0-9a-f]{8}-[0-9a-f]{4}-([0-9a-f])[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/gi;
/** The beginning of an id in a value that the server cuts. */
const CUT_ID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{0,4}(?=\.\.\.)/gi;
/** A folder that a run creates for itself, with those that it is in, also percent-encoded. */
const FOLDER = /(?<![\w./-])(?:[\w.-]|\/|%2F)*x-(?:conformance|sandbox)-[\w-]+/g;
/** The name of a folder for what is downloaded. */
const DOWNLOAD = /tmpinstall_\w+/g;
const DAY = /(?<!\d)\d{4}-\d\d-\d\d(?!\d)/g;
/** The version of pydantic, which a release of the server does not pin. */
const LIBRARY_VERSION = /(?<=errors\.pydantic\.dev\/)\d+\.\d+/g;

/** Replaces what differs between any two runs: ids, numbered in order of appearance, and times, compared with a clock. */
export class Placeholders {
  readonly #ids = new Map<string, string>();
  readonly timestamps: Timestamps;

  /** `start` is when the run began, in milliseconds. */
  constructor(start: number) {
    this.timestamps = new Timestamps(start);
  }

  /** Returns the text with ids, tokens and the day of `clock` replaced. */
  text(text: string, clock: number): string {
    return withoutTokens(text, clock)
      .replace(FOLDER, '<folder>')
      .replace(DOWNLOAD, '<download>')
      .replace(ID, (id, version: string) => this.#placeholder(id, version))
      .replace(CUT_ID, '<cut id>')
      .replace(DAY, (day) => (this.timestamps.isToday(day, clock) ? '<today>' : day))
      .replace(LIBRARY_VERSION, '<version>');
  }

  /** Returns whether all ids in the text have appeared before. */
  knowsAllIds(text: string): boolean {
    return (text.match(ID) ?? []).every((id) => this.#ids.has(id));
  }

  /** Two ids share a placeholder only when they are the same text. Ids of another version than 4 show it. */
  #placeholder(id: string, version: string): string {
    const number = this.#ids.get(id) ?? `<id-${this.#ids.size + 1}${version === '4' ? '' : ` version ${version}`}>`;
    this.#ids.set(id, number);
    return number;
  }
}
