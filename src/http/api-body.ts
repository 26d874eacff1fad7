import type { Readable } from 'node:stream';
import { FormData as StreamedForm } from 'undici';
import { streamFileForm } from './file-form.ts';
import type { ApiBody } from './types.ts';

/** A body as undici sends it; a form with files names its own content type, which holds its boundary. */
export interface EncodedBody {
  readonly contentType: string | null;
  /** Bytes, of a stream; undici counts the others itself. */
  readonly length?: number;
  readonly data: string | StreamedForm | Readable;
}

/**
 * Writes a body in the form that its kind asks for. Files are not read before they are sent.
 * @param onProgress called for each piece of a stream that is on its way
 */
export function encodeBody(body: ApiBody, onProgress: () => void): EncodedBody {
  if ('json' in body) return { contentType: 'application/json', data: JSON.stringify(body.json) };
  if ('upload' in body) return streamFileForm(body.upload, onProgress);
  if ('form' in body) {
    const data = new URLSearchParams(body.form).toString();
    return { contentType: 'application/x-www-form-urlencoded', data };
  }
  // undici streams only forms of its own class.
  const data = new StreamedForm();
  for (const [name, value] of body.multipart) {
    if (typeof value === 'string') data.append(name, value);
    else data.append(name, value, value.name);
  }
  return { contentType: null, data };
}
