/** The servers of this run, so that they are all ended however it ends. */
export class OpenServers {
  readonly #opening: Promise<{ close(): Promise<void> }>[] = [];

  /** Returns the server that `opening` gives, once it is there. */
  async open<T extends { close(): Promise<void> }>(opening: Promise<T>): Promise<T> {
    this.#opening.push(opening);
    return opening;
  }

  /** Ends them all, those that are still booting too. */
  async close(): Promise<void> {
    const opened = await Promise.allSettled(this.#opening.splice(0));
    await Promise.allSettled(opened.map((one) => (one.status === 'fulfilled' ? one.value.close() : undefined)));
  }
}
