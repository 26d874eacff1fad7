import { isUtf8 } from 'node:buffer';

/** Windows-1252 where it differs from Latin-1, 0x80 to 0x9F (https://encoding.spec.whatwg.org/#index-windows-1252). */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/**
 * The text of a file a spreadsheet saved: UTF-8 with or without BOM, UTF-16 with BOM (Excel's "Unicode text"),
 * and a line that is neither is Windows-1252 (Excel's plain "CSV"). A BOM stays in the result.
 */
export function decodeText(bytes: Uint8Array): string {
  return decoderFor(bytes)(bytes, true);
}

/** The same of a file that comes in chunks, wherever they are cut. */
export async function* decodeChunks(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let start = Buffer.alloc(0);
  let decode: Decode | null = null;
  for await (const chunk of chunks) {
    const bytes = decode ? chunk : Buffer.concat([start, chunk]);
    if (decode === null && bytes.length < BOM_BYTES) {
      start = Buffer.from(bytes);
      continue;
    }
    decode ??= decoderFor(bytes);
    yield decode(bytes, false);
  }
  yield decode ? decode(Buffer.alloc(0), true) : decodeText(start);
}

const BOM_BYTES = 2;
const LF = 0x0a;
const CR = 0x0d;
/** In bytes: 1 MiB. A line that is longer is decoded in pieces of this size, so that an endless one fills no memory. */
const LONGEST_LINE = 1_048_576;
/** In bytes of UTF-8. */
const LONGEST_CHARACTER = 4;

/** Takes one chunk after the other; what a line lacks may come in the next. */
type Decode = (bytes: Uint8Array, isLast: boolean) => string;

/** @param start the first bytes of the file, two at least where it has so many */
function decoderFor(start: Uint8Array): Decode {
  const utf16 = start[0] === 0xff && start[1] === 0xfe ? 'utf-16le' : 'utf-16be';
  if (utf16 === 'utf-16le' || (start[0] === 0xfe && start[1] === 0xff)) {
    const decoder = new TextDecoder(utf16, { ignoreBOM: true });
    return (bytes, isLast) => decoder.decode(bytes, { stream: !isLast });
  }
  let rest: Uint8Array = Buffer.alloc(0);
  return (bytes, isLast) => {
    const all = rest.length === 0 ? bytes : Buffer.concat([rest, bytes]);
    const end = isLast ? all.length : completeUntil(all);
    rest = all.subarray(end);
    return decodeLines(all.subarray(0, end));
  };
}

/** Where the last complete line ends; in one that is too long, the last complete character of UTF-8. */
function completeUntil(bytes: Uint8Array): number {
  const end = Math.max(bytes.lastIndexOf(LF), bytes.lastIndexOf(CR)) + 1;
  if (end > 0 || bytes.length < LONGEST_LINE) return end;
  // Where none begins within the longest, the bytes are no UTF-8 and may be cut anywhere.
  const last = bytes.subarray(-LONGEST_CHARACTER).findLastIndex(startsCharacter);
  return last < 0 ? bytes.length : bytes.length - LONGEST_CHARACTER + last;
}

/** Whether a character of UTF-8 begins with the byte. */
function startsCharacter(byte: number): boolean {
  return (byte & 0xc0) !== 0x80;
}

/** By the line, because files are edited by more than one program, and a broken byte must not spoil the others. */
function decodeLines(bytes: Uint8Array): string {
  if (isUtf8(bytes)) return stringOf(bytes, 'utf8');
  const lines: string[] = [];
  for (let start = 0, end = 0; start < bytes.length; start = end) {
    while (end < bytes.length && bytes[end] !== LF && bytes[end] !== CR) end++;
    end++;
    const line = bytes.subarray(start, end);
    lines.push(isUtf8(line) ? stringOf(line, 'utf8') : decodeWindows1252(line));
  }
  return lines.join('');
}

/** By hand: the `windows-1252` of Node 20.20's TextDecoder is Latin-1. */
function decodeWindows1252(bytes: Uint8Array): string {
  return stringOf(bytes, 'latin1').replace(/[\x80-\x9f]/g, char =>
    WINDOWS_1252.charAt(char.charCodeAt(0) - 0x80),
  );
}

/** Without a copy of the bytes. */
function stringOf({ buffer, byteOffset, length }: Uint8Array, encoding: 'utf8' | 'latin1'): string {
  return Buffer.from(buffer, byteOffset, length).toString(encoding);
}
