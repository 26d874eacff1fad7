import type { Size } from './image-size.ts';

/** What stands in a box, the building block of an MP4 file (ISO/IEC 14496-12, 4.2). */
export interface Box {
  readonly type: string;
  /** Offsets of its content, and of the box after it, which may lie behind the bytes at hand. */
  readonly start: number;
  readonly end: number;
}

/** What a server limits of a video beside its bytes. */
export interface VideoTraits extends Size {
  /** Frames a second on average; null where that is not said. */
  readonly frameRate: number | null;
}

/** Boxes that hold nothing but boxes. */
const HOLDERS: ReadonlySet<string> = new Set(['moov', 'trak', 'mdia', 'minf', 'stbl']);
const HEADER_BYTES = 8;
const LONG_HEADER_BYTES = 16;

/** The box that begins at an offset. @returns null where the bytes do not hold its header, or it is none */
export function boxAt(bytes: Uint8Array, at: number): Box | null {
  const view = viewOf(bytes);
  if (at + HEADER_BYTES > view.byteLength) return null;
  const type = String.fromCharCode(...bytes.subarray(at + 4, at + HEADER_BYTES));
  const size = view.getUint32(at);
  // 0 is the rest of the file, 1 a size of 64 bits.
  if (size === 0) return { type, start: at + HEADER_BYTES, end: Number.POSITIVE_INFINITY };
  if (size >= HEADER_BYTES) return { type, start: at + HEADER_BYTES, end: at + size };
  if (size !== 1 || at + LONG_HEADER_BYTES > view.byteLength) return null;
  const long = Number(view.getBigUint64(at + HEADER_BYTES));
  return long < LONG_HEADER_BYTES ? null : { type, start: at + LONG_HEADER_BYTES, end: at + long };
}

/**
 * The traits of the first video in an MP4 file.
 * @param moov the box that describes the file, or the beginning of it
 * @returns null where they cannot be told
 */
export function videoTraits(moov: Uint8Array): VideoTraits | null {
  try {
    for (const trak of boxesIn(moov, 0, moov.length)) {
      const track = new Map(boxesIn(moov, trak.start, trak.end).map(box => [box.type, box]));
      const [tkhd, hdlr] = [track.get('tkhd'), track.get('hdlr')];
      if (!tkhd || !hdlr || nameAt(moov, hdlr.start + 8) !== 'vide') continue;
      const size = sizeIn(moov, tkhd);
      if (size.width > 0 && size.height > 0) return { ...size, frameRate: rateIn(moov, track) };
    }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  return null;
}

/** The tracks of a file, or all boxes of a track, whatever holds them. */
function boxesIn(bytes: Uint8Array, from: number, to: number): readonly Box[] {
  const boxes: Box[] = [];
  const end = Math.min(to, bytes.length);
  for (let at = from; at < end; ) {
    const box = boxAt(bytes, at);
    if (!box) break;
    boxes.push(
      ...(HOLDERS.has(box.type) && box.type !== 'trak' ? boxesIn(bytes, box.start, box.end) : [box]),
    );
    at = box.end;
  }
  return boxes;
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function nameAt(bytes: Uint8Array, at: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + 4));
}

/** The last two fields of a track's header, 16.16 each (8.3.2). */
function sizeIn(bytes: Uint8Array, { end }: Box): Size {
  const view = viewOf(bytes);
  const pixelsAt = (at: number) => Math.round(view.getUint32(at) / 0x10000);
  return { width: pixelsAt(end - 8), height: pixelsAt(end - 4) };
}

/** Samples by their time (`stts`, 8.6.1.2) in units of the track (`mdhd`, 8.4.2). */
function rateIn(bytes: Uint8Array, track: ReadonlyMap<string, Box>): number | null {
  const [mdhd, stts] = [track.get('mdhd'), track.get('stts')];
  if (!mdhd || !stts || stts.end > bytes.length) return null;
  const view = viewOf(bytes);
  const isLong = view.getUint8(mdhd.start) === 1;
  const unitsASecond = view.getUint32(mdhd.start + (isLong ? 20 : 12));
  let [samples, units] = [0, 0];
  for (let at = stts.start + 8; at + 8 <= stts.end; at += 8) {
    const count = view.getUint32(at);
    samples += count;
    units += count * view.getUint32(at + 4);
  }
  return units === 0 ? null : (samples * unitsASecond) / units;
}
