/** A text or its bytes as a file that comes in pieces, of a few bytes where nothing else is said. */
export async function* chunksOf(input: Uint8Array | string, size = 7): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(input);
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
