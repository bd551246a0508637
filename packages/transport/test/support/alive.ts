const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** What keeps the process alive, but for the pipes of whoever runs the tests. */
export async function alive(): Promise<string[]> {
  await pause(10); // in which this very timer is counted every time, or never
  return process.getActiveResourcesInfo().filter((name) => /TCP|Timeout|TLS|GetAddrInfo/.test(name));
}

/** Returns once the condition holds. */
export async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  for (let time = 0; !(await holds()); time++) {
    if (time > 1_000) throw new Error(`still alive: ${await alive()}`);
    await pause(10);
  }
}
