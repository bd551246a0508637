const TIMESTAMP = /^(\d{4}-\d\d-\d\d)([ T])(\d\d:\d\d:\d\d(\.\d+)?)(Z?)$/;
/** A time of a user in the one millisecond of a thousand that the server writes without a fraction. */
const WHOLE_SECOND = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/;
/** How much a time may be outside the run, in milliseconds: some are whole seconds, and a `date` header is. */
const TOLERANCE = 2_000;

/** Replaces times by what is the same in every run: their format, and how they relate to the clock and to each other. */
export class Timestamps {
  readonly #start: number;
  readonly #known = new Map<string, string[]>();

  /** `start` is when the run began, in milliseconds. */
  constructor(start: number) {
    this.#start = start;
  }

  /**
   * Returns a placeholder for a timestamp, `undefined` when the text is none. It contains the format, the minutes by
   * which the time is outside the run, and the number of the value among the values of `field`, so the comparison notices
   * whether a timestamp has changed or gone back. A timestamp without a fraction has no number, because two in one second
   * are equal; nor has one outside a field.
   */
  text(value: string, clock: number, field: string | undefined): string | undefined {
    const text = WHOLE_SECOND.test(value) ? `${value}.000000` : value;
    const [, day, separator, time, fraction, zone] = TIMESTAMP.exec(text) ?? [];
    if (separator === undefined) return undefined;
    const format = `${separator}${fraction ? '.'.padEnd(fraction.length, '0') : ''}${zone}`;
    const placeholder = `timestamp${format} ${this.#relation(Date.parse(`${day}T${time}Z`), clock)}`;
    return !fraction || field === undefined ? `<${placeholder}>` : `<${placeholder} ${this.#number(text, field)}>`;
  }

  /** Returns a placeholder for whole seconds since 1970 within the run, other numbers unchanged. */
  seconds(value: number, clock: number): string | number {
    return Number.isInteger(value) && this.#relation(value * 1_000, clock) === 'now' ? '<seconds now>' : value;
  }

  /** Says whether a day is the UTC day of `clock` or of the start of the run. */
  isToday(day: string, clock: number): boolean {
    return [clock, this.#start].some((time) => new Date(time).toISOString().startsWith(day));
  }

  #relation(time: number, clock: number): string {
    const [early, late] = [this.#start - TOLERANCE - time, time - clock - TOLERANCE];
    if (early > 0) return `${Math.ceil(early / 60_000)} min early`;
    return late > 0 ? `${Math.ceil(late / 60_000)} min late` : 'now';
  }

  #number(text: string, field: string): string {
    const known = this.#known.get(field) ?? [];
    const last = known.at(-1);
    if (!known.includes(text)) this.#known.set(field, [...known, text]);
    const isEarlier = last !== undefined && text < last && !known.includes(text);
    return `#${(this.#known.get(field) ?? []).indexOf(text) + 1}${isEarlier ? ' earlier than before' : ''}`;
  }
}
