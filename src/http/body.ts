/**
 * Reads a body up to a length. Leaving the stream early closes its connection.
 * @returns at most `maxBytes`, and whether there was more
 * @throws what the stream throws
 */
export async function readBody(
  stream: AsyncIterable<Uint8Array>,
  maxBytes: number,
): Promise<{ body: Uint8Array; cut: boolean }> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of stream) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > maxBytes) return { body: Buffer.concat(chunks, maxBytes), cut: true };
  }
  return { body: Buffer.concat(chunks, length), cut: false };
}
