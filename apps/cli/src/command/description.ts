/** What is known of all commands. */
export interface Description {
  /** For programs. */
  readonly facts: object;
  /** For people, in Markdown. */
  readonly page: string;
}
