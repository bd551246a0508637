const ID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi;
const DAY = /(?<!\d)\d{4}-\d\d-\d\d(?!\d)/g;
/** The version of pydantic, which a release of the server does not pin. */
const LIBRARY_VERSION = /(?<=errors\.pydantic\.dev\/)\d+\.\d+/g;
const TIMESTAMP = /^\d{4}-\d\d-\d\d([ T])\d\d:\d\d:\d\d(\.\d+)?(Z?)$/;

/** Replaces what differs between any two runs (ids, days and timestamps), numbered in order of appearance. */
export class Placeholders {
  readonly #ids = new Map<string, string>();
  readonly #days = new Map<string, string>();
  readonly #timestamps = new Map<string, string[]>();

  /** Returns the text with ids and days replaced. */
  text(text: string): string {
    return text
      .replace(ID, (id) => placeholderFor(this.#ids, id.toLowerCase(), 'id'))
      .replace(DAY, (day) => placeholderFor(this.#days, day, 'day'))
      .replace(LIBRARY_VERSION, '<version>');
  }

  /** Returns whether all ids in the text have appeared before. */
  knowsAllIds(text: string): boolean {
    return (text.match(ID) ?? []).every((id) => this.#ids.has(id.toLowerCase()));
  }

  /**
   * Returns a placeholder for a timestamp in a field, `undefined` when the text is none. It contains the format and the
   * number of the value among the values of that field, so the comparison notices whether a timestamp has changed.
   * A timestamp without a fraction has no number, because two in one second are equal; nor has one outside a field.
   */
  timestamp(text: string, field: string | undefined): string | undefined {
    const [, separator, fraction, zone] = TIMESTAMP.exec(text) ?? [];
    if (separator === undefined) return undefined;
    const format = `timestamp${separator}${fraction ? '.'.padEnd(fraction.length, '0') : ''}${zone}`;
    if (!fraction || field === undefined) return `<${format}>`;
    const known = this.#timestamps.get(field) ?? [];
    if (!known.includes(text)) this.#timestamps.set(field, [...known, text]);
    return `<${format} #${(this.#timestamps.get(field) ?? []).indexOf(text) + 1}>`;
  }
}

function placeholderFor(placeholders: Map<string, string>, value: string, kind: string): string {
  const known = placeholders.get(value);
  if (known) return known;
  const placeholder = `<${kind}-${placeholders.size + 1}>`;
  placeholders.set(value, placeholder);
  return placeholder;
}
