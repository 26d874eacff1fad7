import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { GuardError } from './errors.ts';
import type { FileForm } from './types.ts';

/** What is read ahead of the connection, besides a chunk of the file. */
const AHEAD_BYTES = 64 * 1024;

/** The file of a form could not be read to its end; `cause` is why. */
export class FileFormError extends Error {
  override readonly name = 'FileFormError';
}

/**
 * Writes a form (RFC 7578) whose file is read while it is sent, as fast as the connection takes it.
 * @param onProgress called for each piece that is on its way
 * @returns a stream that fails with `FileFormError`; destroying it ends the reading of the file
 */
export function streamFileForm(
  form: FileForm,
  onProgress: () => void,
): { readonly contentType: string; readonly length: number; readonly data: Readable } {
  const boundary = `oxpecker-${randomUUID()}`;
  const head = Buffer.from(headOf(form, boundary));
  const tail = Buffer.from(`\r\n--${boundary}--\r\n`);
  const data = Readable.from(pieces(form, head, tail, onProgress), {
    objectMode: false,
    highWaterMark: AHEAD_BYTES,
  });
  return {
    contentType: `multipart/form-data; boundary=${boundary}`,
    length: head.length + form.bytes + tail.length,
    data,
  };
}

/** The file comes last: some servers want to know the fields before it. */
function headOf({ fields, field, fileName, mimeType }: FileForm, boundary: string): string {
  const parts = Object.entries(fields).map(
    ([name, value]) =>
      `--${boundary}\r\nContent-Disposition: form-data; name="${quoted(name)}"\r\n\r\n${value}\r\n`,
  );
  const disposition = `form-data; name="${quoted(field)}"; filename="${quoted(fileName)}"`;
  const type = mimeType.replace(/[^\x20-\x7e]/g, '');
  return `${parts.join('')}--${boundary}\r\nContent-Disposition: ${disposition}\r\nContent-Type: ${type}\r\n\r\n`;
}

/** As browsers escape names (WHATWG HTML, "multipart form data"). */
function quoted(name: string): string {
  return name.replace(/"/g, '%22').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
}

async function* pieces(
  { bytes, open }: FileForm,
  head: Buffer,
  tail: Buffer,
  onProgress: () => void,
): AsyncGenerator<Uint8Array> {
  yield head;
  let read = 0;
  try {
    for await (const chunk of open()) {
      read += chunk.length;
      if (read > bytes) break;
      onProgress();
      yield chunk;
    }
  } catch (error) {
    throw new FileFormError('the file of a form cannot be read', { cause: error });
  }
  // Without its end the server takes nothing of it.
  if (read !== bytes) {
    const cause = new GuardError(`its file has ${read > bytes ? 'more' : read} bytes instead of ${bytes}`);
    throw new FileFormError('the file of a form has another length', { cause });
  }
  onProgress();
  yield tail;
}
