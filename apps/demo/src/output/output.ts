/** What there is to write on. */
export interface Paper {
  write(text: string): void;
  /** Writes what must be read even when the rest goes into a file. */
  complain(text: string): void;
  /** Somebody is looking: colours and moving bars. */
  readonly terminal: boolean;
  /** Characters in a line. */
  readonly width: number;
}
