/** The servers of this run, so that they are all ended however it ends. */
export class OpenServers {
  readonly #open: { close(): Promise<void> }[] = [];

  /** Returns the server that `opening` gives, once it is there. */
  async open<T extends { close(): Promise<void> }>(opening: Promise<T>): Promise<T> {
    const server = await opening;
    this.#open.push(server);
    return server;
  }

  /** Ends them all, but for those that still boot: they end with this process. */
  async close(): Promise<void> {
    await Promise.allSettled(this.#open.splice(0).map((server) => server.close()));
  }
}
