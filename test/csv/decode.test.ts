import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { decodeChunks, decodeText } from '../../src/csv/decode.ts';
import { chunksOf } from '../support/chunks.ts';

async function streamed(bytes: Uint8Array, size: number): Promise<string> {
  let text = '';
  for await (const piece of decodeChunks(chunksOf(bytes, size))) text += piece;
  return text;
}

describe('a text', () => {
  it('is Windows-1252 only in lines that are no UTF-8, wherever chunks are cut', async () => {
    for (const lineEnd of ['\n', '\r\n', '\r']) {
      const lines = ['\ufeff€,é', '€,“é”', '"é', 'é"', '€'].map(line => `${line}${lineEnd}`);
      const damaged = Buffer.from(`\x80,\x93\xe9\x94${lineEnd}`, 'latin1');
      const bytes = Buffer.concat(lines.map((line, at) => (at === 1 ? damaged : Buffer.from(line))));
      assert.equal(decodeText(bytes), lines.join(''));
      for (let size = 1; size <= bytes.length; size++) {
        assert.equal(await streamed(bytes, size), lines.join(''), `chunks of ${size}`);
      }
    }
  });

  it('is handed on before a line ends that is too long to wait for', async () => {
    const text = `${'€'.repeat(1_200_000)}é\n`;
    assert.equal(await streamed(Buffer.from(text), 100_000), text);
    let pieces = 0;
    async function* endless() {
      for (;;) yield Buffer.alloc(100_000, 'é');
    }
    for await (const piece of decodeChunks(endless())) {
      if (piece !== '') pieces += 1;
      if (pieces === 3) break;
    }
  });

  it('of bytes that begin no character is handed on as well', async () => {
    const bytes = Buffer.alloc(3_000_000, 0x80);
    let longest = 0;
    let length = 0;
    for await (const piece of decodeChunks(chunksOf(bytes, 65_536))) {
      longest = Math.max(longest, piece.length);
      length += piece.length;
    }
    assert.equal(length, bytes.length);
    assert.ok(longest < 2_000_000, `held ${longest} bytes`);
  });
});
