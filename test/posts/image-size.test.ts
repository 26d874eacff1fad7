import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { imageSize } from '../../src/posts/image-size.ts';
import { bytes, GIF, JPEG, PNG, VP8, VP8L, VP8X } from '../support/images.ts';

const SIZE = { width: 640, height: 480 };

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
