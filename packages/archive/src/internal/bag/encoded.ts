/** Yields texts as bytes, in chunks. */
export async function* encoded<T>(
  values: AsyncIterable<T>,
  write: (value: T) => string | Promise<string>,
  head = '',
): AsyncGenerator<Uint8Array> {
  let text = head;
  for await (const value of values) {
    text += await write(value);
    if (text.length < 65_536) continue;
    yield Buffer.from(text);
    text = '';
  }
  yield Buffer.from(text);
}
