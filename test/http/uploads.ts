import type { RequestListener } from 'node:http';
import { setImmediate as turn } from 'node:timers/promises';
import type { Api, ApiRequest, FileForm } from '../../src/http/types.ts';
import { SteppingClock } from '../support/stepping-clock.ts';
import type { Servers } from './servers.ts';

export const MIB = 1024 * 1024;

/** A file that knows what was read of it. */
export class File implements FileForm {
  readonly fields: FileForm['fields'] = { description: 'Ein Bär\r\n--x' };
  readonly field = 'file';
  readonly fileName: string;
  readonly mimeType = 'video/mp4';
  readonly bytes: number;
  /** How often it was opened and closed, and how many chunks were taken from it. */
  readonly seen = { opened: 0, closed: 0, chunks: 0 };
  readonly #chunks: () => AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

  constructor(
    bytes: number,
    chunks: () => AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
    fileName = 'a.mp4',
  ) {
    this.bytes = bytes;
    this.fileName = fileName;
    this.#chunks = chunks;
  }

  readonly open = (): AsyncIterable<Uint8Array> => this.#read();

  async *#read(): AsyncGenerator<Uint8Array> {
    this.seen.opened++;
    try {
      for await (const chunk of this.#chunks()) {
        this.seen.chunks++;
        yield chunk;
      }
    } finally {
      this.seen.closed++;
    }
  }
}

/** Chunks of a MiB, each of other bytes. */
export function* chunksOf(count: number, bytes = MIB): Generator<Uint8Array> {
  for (let n = 0; n < count; n++) yield new Uint8Array(bytes).fill(n);
}

/** A request that sends a file. */
export const upload = (file: FileForm): ApiRequest => ({
  method: 'POST',
  path: '/api/v2/media',
  body: { upload: file },
});

/** A client for a server that answers so. */
export async function apiFor(
  servers: Servers,
  listener: RequestListener,
  clock = new SteppingClock(),
): Promise<Api> {
  const server = await servers.secure(['a.example'], listener);
  return await servers.api('a.example', { clock, connectTo: new Map([['a.example', server.target]]) });
}

/** Waits until a file that was begun is not read any further. */
export async function stillness(file: File): Promise<void> {
  for (let idle = 0, before = 0; idle < 1000; idle++) {
    await turn();
    if (file.seen.chunks !== before || before === 0) idle = 0;
    before = file.seen.chunks;
  }
}

/** Answers once everything has come. */
export const takesAll: RequestListener = (request, response) => {
  request.resume().on('end', () => response.end('{}'));
};
