import { createHash } from 'node:crypto';

/** One part of a form, as it went by: of a file only what tells it from another is kept. */
export interface Part {
  readonly name: string;
  /** Null for a plain field. */
  readonly fileName: string | null;
  /** The part's own content type. */
  readonly type: string | null;
  readonly bytes: number;
  /** Of the bytes, in hex. */
  readonly sha256: string;
  /** What a plain field holds; empty for a file. */
  readonly text: string;
  /** The first bytes of a file. */
  readonly head: Buffer;
  /** Whether an MP4 has an audio track: `soun` stands somewhere in it. */
  readonly sounds: boolean;
}

const HEAD_BYTES = 64;
const SOUND = Buffer.from('soun');

/**
 * Reads `multipart/form-data` (RFC 7578) as it arrives; a file never sits in memory.
 * @returns null when the body ends before its form does, or is no form
 */
export async function readMultipart(
  body: AsyncIterable<Buffer>,
  contentType: string,
): Promise<Part[] | null> {
  const boundary = /boundary=(?:"([^"]+)"|([^;]+))/i.exec(contentType);
  if (!boundary) return null;
  const delimiter = Buffer.from(`\r\n--${boundary[1] ?? boundary[2]}`);
  const parts: Part[] = [];
  let open: OpenPart | null = null;
  let isPreamble = true;
  let rest = Buffer.from('\r\n');
  for await (const chunk of body) {
    rest = Buffer.concat([rest, chunk]);
    for (;;) {
      if (open || isPreamble) {
        const end = rest.indexOf(delimiter);
        // What may be the beginning of a delimiter waits for the next chunk.
        const safe = end < 0 ? Math.max(0, rest.length - delimiter.length + 1) : end;
        open?.add(rest.subarray(0, safe));
        if (end < 0) {
          rest = rest.subarray(safe);
          break;
        }
        if (open) parts.push(open.close());
        [open, isPreamble] = [null, false];
        rest = rest.subarray(end + delimiter.length);
      }
      if (rest.length >= 2 && rest.subarray(0, 2).toString() === '--') {
        for await (const _ of body);
        return parts;
      }
      const headerEnd = rest.indexOf('\r\n\r\n');
      if (headerEnd < 0) break;
      open = new OpenPart(rest.subarray(0, headerEnd).toString());
      rest = rest.subarray(headerEnd + 4);
    }
  }
  return null;
}

/** A part that is not over yet. */
class OpenPart {
  readonly #header: string;
  readonly #fileName: string | null;
  readonly #hash = createHash('sha256');
  #bytes = 0;
  #kept = Buffer.alloc(0);
  #tail = Buffer.alloc(0);
  #sounds = false;

  constructor(header: string) {
    this.#header = header;
    this.#fileName = this.#field(/filename="((?:[^"\\]|\\.)*)"/i);
  }

  add(bytes: Buffer): void {
    this.#hash.update(bytes);
    this.#bytes += bytes.length;
    if (this.#fileName === null) this.#kept = Buffer.concat([this.#kept, bytes]);
    else if (this.#kept.length < HEAD_BYTES)
      this.#kept = Buffer.concat([this.#kept, bytes.subarray(0, HEAD_BYTES)]);
    this.#sounds ||=
      bytes.includes(SOUND) || Buffer.concat([this.#tail, bytes.subarray(0, 3)]).includes(SOUND);
    this.#tail = Buffer.concat([this.#tail, bytes.subarray(-3)]).subarray(-3);
  }

  close(): Part {
    return {
      name: this.#field(/[; ]name="([^"]*)"/i) ?? '',
      fileName: this.#fileName,
      type: this.#field(/^content-type:\s*(\S.*?)\s*$/im),
      bytes: this.#bytes,
      sha256: this.#hash.digest('hex'),
      text: this.#fileName === null ? this.#kept.toString() : '',
      head: this.#kept.subarray(0, HEAD_BYTES),
      sounds: this.#sounds,
    };
  }

  #field(pattern: RegExp): string | null {
    return pattern.exec(this.#header)?.[1] ?? null;
  }
}
