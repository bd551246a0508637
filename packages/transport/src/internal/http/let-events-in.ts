/**
 * Resolves after the program has received what happened while it was busy. A server closes idle connections after some
 * seconds; a `fetch` that has not noticed yet would write its request into a closed one, and nobody could say whether it
 * was received. Browsers send requests from another process, which notices by itself.
 */
export async function letEventsIn(): Promise<void> {
  if (!later) return;
  await new Promise<void>(later); // at the end of a turn of the event loop, which may have begun before the event
  await new Promise<void>(later);
}

type Later = (callback: () => void) => unknown;

/** Read once, so that a test with fake timers cannot stop every request. */
const later = ((platform: object): Later | undefined => (hasImmediate(platform) ? platform.setImmediate : undefined))(
  globalThis,
);

function hasImmediate(platform: object): platform is { readonly setImmediate: Later } {
  return 'setImmediate' in platform && typeof platform.setImmediate === 'function';
}
