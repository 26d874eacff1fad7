/**
 * The floor for reading an archive: every JSON entry of a zip inflated whole and parsed whole, and nothing else.
 * Usage: node floor.mjs archive.zip. Knows only zips without a comment, as `generate.ts` makes them.
 */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { inflateRawSync } from 'node:zlib';

const file = openSync(process.argv[2], 'r');
const read = (position, length) => {
  const bytes = Buffer.alloc(length);
  readSync(file, bytes, 0, length, position);
  return bytes;
};

const size = fstatSync(file).size;
const end = read(size - 22, 22);
const directory = read(end.readUInt32LE(16), end.readUInt32LE(12));
for (let at = 0; at < directory.length; ) {
  const packed = directory.readUInt32LE(at + 20);
  const nameLength = directory.readUInt16LE(at + 28);
  const name = directory.toString('utf8', at + 46, at + 46 + nameLength);
  if (name.endsWith('.js')) {
    const header = directory.readUInt32LE(at + 42);
    const local = read(header, 30);
    const start = header + 30 + local.readUInt16LE(26) + local.readUInt16LE(28);
    const text = inflateRawSync(read(start, packed)).toString('utf8');
    JSON.parse(text.slice(text.indexOf('=') + 1));
  }
  at += 46 + nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
}
closeSync(file);
