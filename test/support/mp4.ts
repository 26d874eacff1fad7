/** What is told of the only track of a file. */
export interface Film {
  readonly width: number;
  readonly height: number;
  /** Units of time a second. */
  readonly timescale: number;
  /** How many frames, and how many units each. */
  readonly times: readonly (readonly [number, number])[];
  readonly handler?: string;
}

/** A box of an MP4 file, with so many bytes or with these parts. */
export function box(type: string, ...content: readonly (number | Buffer)[]): Buffer {
  const body = Buffer.concat(content.map(each => (typeof each === 'number' ? Buffer.alloc(each) : each)));
  return Buffer.concat([uint32(body.length + 8), Buffer.from(type, 'latin1'), body]);
}

/** The box that describes a file. */
export function moovOf({ width, height, timescale, times, handler = 'vide' }: Film): Buffer {
  const stts = box('stts', 4, uint32(times.length), ...times.flat().map(uint32));
  return box(
    'moov',
    box('mvhd', 100),
    box(
      'trak',
      box('tkhd', 76, uint32(width * 0x10000), uint32(height * 0x10000)),
      box(
        'mdia',
        box('mdhd', 12, uint32(timescale), 8),
        box('hdlr', 8, Buffer.from(handler, 'latin1'), 12),
        box('minf', box('vmhd', 12), box('stbl', stts)),
      ),
    ),
  );
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}
