/** The servers of this run. Closes all of them at the end. */
export class OpenServers {
  readonly #open: { close(): Promise<void> }[] = [];

  /** Awaits a server and returns it. */
  async open<T extends { close(): Promise<void> }>(opening: Promise<T>): Promise<T> {
    const server = await opening;
    this.#open.push(server);
    return server;
  }

  /** Closes all servers, except those that are still booting: they exit with this process. */
  async close(): Promise<void> {
    await Promise.allSettled(this.#open.splice(0).map((server) => server.close()));
  }
}
