import assert from 'node:assert/strict';
import fc from 'fast-check';
import { imageSize } from '../../../src/posts/image-size.ts';
import { boxAt, videoTraits } from '../../../src/posts/mp4.ts';
import { GIF, JPEG, PNG, VP8, VP8L, VP8X } from '../../support/images.ts';
import { moovOf } from '../../support/mp4.ts';
import { changed, changes } from '../inputs/bytes.ts';
import { target } from '../target.ts';

const VIDEO = moovOf({ width: 640, height: 480, timescale: 600, times: [[10, 20]] });
const SOUND = [PNG, GIF, VP8, VP8L, VP8X, JPEG, VIDEO];

const inputs = fc.record({ sound: fc.constantFrom(...SOUND), damage: changes });

/** The headers of photos and videos. */
export const MEDIA = target(inputs, ({ sound, damage }) => {
  const bytes = changed(sound, damage);
  const size = imageSize(bytes);
  for (const pixels of size ? [size.width, size.height] : []) assert.ok(Number.isSafeInteger(pixels));
  boxAt(bytes, 0);
  videoTraits(bytes);
});
