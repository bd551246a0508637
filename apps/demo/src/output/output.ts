/** The output of the program. */
export interface Output {
  write(text: string): void;
  /** Writes to stderr. */
  error(text: string): void;
  /** Shows colours and progress bars. */
  readonly isTerminal: boolean;
  /** Characters per line. */
  readonly width: number;
}
