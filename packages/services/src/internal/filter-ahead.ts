const AHEAD = 4;

/** Yields the items for which `matches` resolves to true, in order. It is called for up to four items at a time. */
export async function* filterAhead<T>(
  items: AsyncIterable<T>,
  matches: (item: T) => Promise<boolean>,
): AsyncGenerator<T> {
  const ahead: { readonly item: T; readonly isMatch: Promise<boolean> }[] = [];
  for await (const item of items) {
    const isMatch = matches(item);
    isMatch.catch(() => {}); // it rejects where it is awaited, if the caller gets that far
    ahead.push({ item, isMatch });
    const next = ahead.length < AHEAD ? undefined : ahead.shift();
    if (next && (await next.isMatch)) yield next.item;
  }
  for (const { item, isMatch } of ahead) if (await isMatch) yield item;
}
