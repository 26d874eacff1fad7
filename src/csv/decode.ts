/** Windows-1252 where it differs from Latin-1, 0x80 to 0x9F (https://encoding.spec.whatwg.org/#index-windows-1252). */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/**
 * The text of a file a spreadsheet saved: UTF-8 with or without BOM, UTF-16 with BOM (Excel's "Unicode text"),
 * and what is neither is Windows-1252 (Excel's plain "CSV"). A BOM stays in the result.
 */
export function decodeText(bytes: Uint8Array): string {
  return decoderFor(bytes)(bytes, true);
}

/** The same of a file that comes in chunks. What is no UTF-8 makes only the text around it Windows-1252. */
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

/** Takes one chunk after the other; what a character lacks may come in the next. */
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
    const end = isLast ? all.length : Math.max(0, all.findLastIndex(startsCharacter));
    rest = all.subarray(end);
    return utf8OrWindows1252(all.subarray(0, end));
  };
}

/** Whether a character of UTF-8 begins with the byte. */
function startsCharacter(byte: number): boolean {
  return (byte & 0xc0) !== 0x80;
}

function utf8OrWindows1252(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return decodeWindows1252(bytes);
  }
}

/** By hand: the `windows-1252` of Node 20.20's TextDecoder is Latin-1. */
function decodeWindows1252(bytes: Uint8Array): string {
  return Buffer.from(bytes)
    .toString('latin1')
    .replace(/[\x80-\x9f]/g, char => WINDOWS_1252.charAt(char.charCodeAt(0) - 0x80));
}
