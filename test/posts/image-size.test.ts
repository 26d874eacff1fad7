import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { imageSize } from '../../src/posts/image-size.ts';

function bytes(...parts: readonly (string | readonly number[])[]): Uint8Array {
  return Uint8Array.from(
    parts.flatMap(part => (typeof part === 'string' ? Array.from(part, c => c.charCodeAt(0)) : part)),
  );
}

const SIZE = { width: 640, height: 480 };

const PNG = bytes([0x89], 'PNG\r\n\x1a\n', [0, 0, 0, 13], 'IHDR', [0, 0, 2, 0x80, 0, 0, 1, 0xe0]);
const GIF = bytes('GIF89a', [0x80, 2, 0xe0, 1]);
const VP8 = bytes('RIFF', [0, 0, 0, 0], 'WEBPVP8 ', [0, 0, 0, 0, 0, 0, 0, 0x9d, 1, 0x2a, 0x80, 2, 0xe0, 1]);
/** Width and height less one in 14 bits each. */
const VP8L = bytes('RIFF', [0, 0, 0, 0], 'WEBPVP8L', [0, 0, 0, 0, 0x2f, 0x7f, 0xc2, 0x77, 0]);
const VP8X = bytes('RIFF', [0, 0, 0, 0], 'WEBPVP8X', [10, 0, 0, 0, 0, 0, 0, 0, 0x7f, 2, 0, 0xdf, 1, 0]);
/** APP0 before a progressive frame, with fill bytes and a marker that stands alone between. */
const JPEG = bytes(
  [0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 2, 0xff, 0xff, 0xff, 0xd0, 0xff, 0xc4, 0, 3, 9],
  [0xff, 0xc2, 0, 17, 8, 1, 0xe0, 2, 0x80],
);

test('the header of each format tells its size', () => {
  for (const [name, file] of Object.entries({ PNG, GIF, VP8, VP8L, VP8X, JPEG })) {
    assert.deepEqual(imageSize(file), SIZE, name);
    const shifted = new Uint8Array(file.length + 3);
    shifted.set(file, 3);
    assert.deepEqual(imageSize(shifted.subarray(3)), SIZE, `${name} in a larger buffer`);
  }
});

test('a header that is cut short, and anything else, tells none', () => {
  for (const file of [PNG, GIF, VP8, VP8L, VP8X, JPEG]) {
    for (let length = 0; length < file.length; length += 1) {
      assert.equal(imageSize(file.subarray(0, length)), null);
    }
  }
  assert.equal(imageSize(bytes('RIFF', [0, 0, 0, 0], 'WEBPICCP', [0, 0, 0, 0])), null);
  assert.equal(imageSize(bytes([0xff, 0xd8, 0xff, 0xe0, 0, 2, 0, 0])), null);
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), file => {
      const size = imageSize(file);
      assert.ok(size === null || size.width >= 0);
    }),
  );
});
