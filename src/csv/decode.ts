/** Windows-1252 where it differs from Latin-1, 0x80 to 0x9F (https://encoding.spec.whatwg.org/#index-windows-1252). */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/**
 * The text of a file a spreadsheet saved: UTF-8 with or without BOM, UTF-16 with BOM (Excel's "Unicode text"),
 * and what is neither is Windows-1252 (Excel's plain "CSV"). The BOM is gone from the result.
 */
export function decodeText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
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
