import assert from 'node:assert/strict';
import { test } from 'node:test';
import { boxAt, videoTraits } from '../../src/posts/mp4.ts';
import { box, type Film, moovOf } from '../support/mp4.ts';

const FILM: Film = { width: 1280, height: 720, timescale: 30_000, times: [[300, 1001]] };

test('a video tells its size and its frames a second', () => {
  const traits = videoTraits(moovOf(FILM));
  assert.deepEqual([traits?.width, traits?.height, traits?.frameRate?.toFixed(2)], [1280, 720, '29.97']);
  assert.equal(
    videoTraits(
      moovOf({
        ...FILM,
        timescale: 100,
        times: [
          [1, 2],
          [2, 1],
        ],
      }),
    )?.frameRate,
    75,
  );
  assert.equal(videoTraits(moovOf({ ...FILM, times: [] }))?.frameRate, null);
});

test('what a video does not tell is unknown', () => {
  const moov = moovOf(FILM);
  assert.equal(videoTraits(moovOf({ ...FILM, handler: 'soun' })), null);
  assert.equal(videoTraits(new Uint8Array(64)), null);
  for (let end = 0; end < moov.length; end += 1) {
    const traits = videoTraits(moov.subarray(0, end));
    assert.ok(traits === null || (traits.width === 1280 && traits.frameRate === null), `${end}`);
  }
});

test('a box has a size of 32 or 64 bits, or goes to the end', () => {
  assert.deepEqual(boxAt(box('free', 8), 0), { type: 'free', start: 8, end: 16 });
  const long = Buffer.concat([Buffer.from([0, 0, 0, 1]), Buffer.from('mdat'), Buffer.alloc(8)]);
  long.writeBigUInt64BE(5_000_000_000n, 8);
  assert.deepEqual(boxAt(long, 0), { type: 'mdat', start: 16, end: 5_000_000_000 });
  assert.equal(boxAt(Buffer.from('\0\0\0\0mdat'), 0)?.end, Number.POSITIVE_INFINITY);
  assert.equal(boxAt(Buffer.from('\0\0\0\x04mdat'), 0), null);
  assert.equal(boxAt(long.subarray(0, 12), 0), null);
});
