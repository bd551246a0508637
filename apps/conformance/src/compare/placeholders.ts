const ID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi;
const DAY = /(?<!\d)\d{4}-\d\d-\d\d(?!\d)/g;
/** The release of a library that a release of the server leaves open. */
const LIBRARY = /(?<=errors\.pydantic\.dev\/)\d+\.\d+/g;
const MOMENT = /^\d{4}-\d\d-\d\d([ T])\d\d:\d\d:\d\d(\.\d+)?(Z?)$/;

/** Gives what differs between any two runs a name that does not: ids, days and moments, in order of appearance. */
export class Naming {
  readonly #ids = new Map<string, string>();
  readonly #days = new Map<string, string>();
  readonly #moments = new Map<string, string[]>();

  /** Returns the text with ids and days replaced. */
  text(text: string): string {
    return text
      .replace(ID, (id) => named(this.#ids, id.toLowerCase(), 'id'))
      .replace(DAY, (day) => named(this.#days, day, 'day'))
      .replace(LIBRARY, '<release>');
  }

  /** Returns whether all ids in the text have appeared before. */
  knows(text: string): boolean {
    return (text.match(ID) ?? []).every((id) => this.#ids.has(id.toLowerCase()));
  }

  /**
   * Returns a name for a moment in a field, or `undefined` if the text is none. It says how it is written, and the
   * how-manieth value of that field it is: so it is seen when a field moves, and when it should have and did not.
   * One without a fraction is not counted, since two within a second are the same; nor is one of no field.
   */
  moment(text: string, field: string | undefined): string | undefined {
    const [, separator, fraction, zone] = MOMENT.exec(text) ?? [];
    if (separator === undefined) return undefined;
    const shape = `moment${separator}${fraction ? '.'.padEnd(fraction.length, '0') : ''}${zone}`;
    if (!fraction || field === undefined) return `<${shape}>`;
    const seen = this.#moments.get(field) ?? [];
    if (!seen.includes(text)) this.#moments.set(field, [...seen, text]);
    return `<${shape} #${(this.#moments.get(field) ?? []).indexOf(text) + 1}>`;
  }
}

function named(names: Map<string, string>, value: string, kind: string): string {
  const known = names.get(value);
  if (known) return known;
  const name = `<${kind}-${names.size + 1}>`;
  names.set(value, name);
  return name;
}
