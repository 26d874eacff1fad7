import { Buffer } from 'node:buffer';
import type { Container } from './container.ts';
import { DamagedFileError } from './errors.ts';
import { type Layout, tellingFiles } from './layout.ts';

const HEAD_BYTES = 4096;

/** What Twitter puts before the data: `window.YTD.tweets.part0 = [`. */
const OWN_BEGINNING =
  /^\ufeff?\s*(?:window\.(?:YTD|__THAR_CONFIG)\b|Grailbird\.|var (?:user|payload)_details\b)/;

/** What is left when somebody took that off or gave it another name: an array whose first record is Twitter's. */
const OWN_RECORD =
  /^\ufeff?\s*(?:[^\s=[][^=[]*=\s*)?\[\s*\{\s*"(?:account|profile|tweet|like|following|follower|blocking|muting|dmConversation)"\s*:\s*\{/;
/** The same before 2020, when tweets were not wrapped. */
const OWN_BARE_TWEET = /^\ufeff?\s*(?:[^\s=[][^=[]*=\s*)?\[\s*\{.*"(?:id_str|full_text)"\s*:/s;

const OWN = [OWN_BEGINNING, OWN_RECORD, OWN_BARE_TWEET];

/**
 * Whether Twitter wrote the data files, or one of them: many a web site has a `profile.js`. A file that cannot be
 * read at all may be Twitter's, so that its damage is told.
 */
export async function isTwitters(container: Container, layout: Layout): Promise<boolean> {
  for (const file of tellingFiles(layout)) {
    const head = await headOf(container, file);
    if (head === null || OWN.some(beginning => beginning.test(head))) return true;
  }
  return false;
}

/** @returns `null` when nothing can be read */
async function headOf(container: Container, file: string): Promise<string | null> {
  let head = Buffer.alloc(0);
  try {
    for await (const chunk of container.read(file)) {
      head = Buffer.concat([head, chunk]);
      if (head.length >= HEAD_BYTES) break;
    }
  } catch (error) {
    if (!(error instanceof DamagedFileError)) throw error;
    if (head.length === 0) return null;
  }
  return head.toString('utf8', 0, HEAD_BYTES);
}
