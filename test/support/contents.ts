import type { Container } from '../../src/archive/container.ts';

/** What could be read of a file, and the error that ended it. */
export async function contents(
  container: Container,
  name: string,
): Promise<{ bytes: Buffer; error: unknown }> {
  const chunks: Uint8Array[] = [];
  let error: unknown = null;
  try {
    for await (const chunk of container.read(name)) chunks.push(chunk);
  } catch (thrown) {
    error = thrown;
  }
  return { bytes: Buffer.concat(chunks), error };
}

/** A file's text. @throws what `Container.read` throws */
export async function textOf(container: Container, name: string): Promise<string> {
  const { bytes, error } = await contents(container, name);
  if (error) throw error;
  return bytes.toString();
}
