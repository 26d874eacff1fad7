/** Beginnings of images of 640 by 480 pixels, in every format that has a size. */

export function bytes(...parts: readonly (string | readonly number[])[]): Uint8Array {
  return Uint8Array.from(
    parts.flatMap(part => (typeof part === 'string' ? Array.from(part, c => c.charCodeAt(0)) : part)),
  );
}

export const PNG = bytes([0x89], 'PNG\r\n\x1a\n', [0, 0, 0, 13], 'IHDR', [0, 0, 2, 0x80, 0, 0, 1, 0xe0]);
export const GIF = bytes('GIF89a', [0x80, 2, 0xe0, 1]);
export const VP8 = bytes(
  'RIFF',
  [0, 0, 0, 0],
  'WEBPVP8 ',
  [0, 0, 0, 0, 0, 0, 0, 0x9d, 1, 0x2a, 0x80, 2, 0xe0, 1],
);
/** Width and height less one in 14 bits each. */
export const VP8L = bytes('RIFF', [0, 0, 0, 0], 'WEBPVP8L', [0, 0, 0, 0, 0x2f, 0x7f, 0xc2, 0x77, 0]);
export const VP8X = bytes(
  'RIFF',
  [0, 0, 0, 0],
  'WEBPVP8X',
  [10, 0, 0, 0, 0, 0, 0, 0, 0x7f, 2, 0, 0xdf, 1, 0],
);
/** APP0 before a progressive frame, with fill bytes and a marker that stands alone between. */
export const JPEG = bytes(
  [0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 2, 0xff, 0xff, 0xff, 0xd0, 0xff, 0xc4, 0, 3, 9],
  [0xff, 0xc2, 0, 17, 8, 1, 0xe0, 2, 0x80],
);
