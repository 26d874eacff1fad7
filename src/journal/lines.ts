import type { FileHandle } from 'node:fs/promises';

const NEWLINE = 0x0a;
/** In bytes: 1 MiB. */
const READ_AT_ONCE = 1_048_576;

/**
 * Reads a file from its start and hands over its complete lines, numbered from 1, without the newline.
 * @returns `end`: the offset behind the last complete line; `size`: all bytes. They differ when the last line
 *   is torn.
 */
export async function readLines(
  handle: FileHandle,
  onLine: (text: string, line: number) => void,
): Promise<{ end: number; size: number }> {
  let torn: Buffer[] = [];
  let end = 0;
  let size = 0;
  let line = 0;
  const chunks: AsyncIterable<Buffer> = handle.createReadStream({
    start: 0,
    autoClose: false,
    highWaterMark: READ_AT_ONCE,
  });
  for await (const chunk of chunks) {
    let start = 0;
    for (let at = chunk.indexOf(NEWLINE); at !== -1; at = chunk.indexOf(NEWLINE, start)) {
      line += 1;
      if (torn.length === 0) onLine(chunk.toString('utf8', start, at), line);
      else onLine(Buffer.concat([...torn, chunk.subarray(start, at)]).toString('utf8'), line);
      torn = [];
      start = at + 1;
      end = size + start;
    }
    if (start < chunk.length) torn.push(chunk.subarray(start));
    size += chunk.length;
  }
  return { end, size };
}
