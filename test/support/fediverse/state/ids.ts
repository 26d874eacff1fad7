import { createHash } from 'node:crypto';

/** The id that a server of some software gives to the `count`th thing: of the right form, the same each time. */
export function idNumber(software: string, count: number, kind = 'account'): string {
  const hash = createHash('md5').update(`${kind} ${count}`).digest('hex');
  switch (software) {
    case 'gotosocial':
      return `01${ulidDigits(count).padStart(24, '0')}`;
    case 'akkoma':
      return `A${count.toString(36).padStart(17, 'x')}`;
    case 'hollo':
      return `0193${hash.slice(4, 8)}-${hash.slice(8, 12)}-7${hash.slice(13, 16)}-8${hash.slice(17, 20)}-${hash.slice(20)}`;
    case 'snac':
      return hash;
    case 'sharkey':
    case 'misskey':
      return `a${count.toString(36).padStart(15, '0')}`;
    default:
      return String(109_290_000_000_000_000n + BigInt(count));
  }
}

/** Crockford's base 32, as ULIDs are written. */
function ulidDigits(count: number): string {
  return count
    .toString(32)
    .toUpperCase()
    .replaceAll(/[I-V]/g, digit => 'JKMNPQRSTVWXYZ'['IJKLMNOPQRSTUV'.indexOf(digit)] ?? '');
}

/**
 * The id of a post, with the time in it as its software has it.
 * @param createdAt milliseconds since the epoch
 * @returns `order` too: the later the post, the later in the alphabet
 */
export function statusId(software: string, createdAt: number, count: number): { id: string; order: string } {
  const id = timedId(software, createdAt, count);
  // Ids of snac2 begin with whole seconds, the rest is a hash: its timelines are in the order of arrival.
  return { id, order: software === 'snac' ? String(count).padStart(16, '0') : id };
}

function timedId(software: string, createdAt: number, count: number): string {
  switch (software) {
    case 'gotosocial':
      return ulidDigits(createdAt).padStart(10, '0') + ulidDigits(count).padStart(16, '0');
    case 'akkoma':
      return `B${createdAt.toString(36).padStart(9, '0')}${count.toString(36).padStart(8, '0')}`;
    case 'hollo': {
      const time = createdAt.toString(16).padStart(12, '0');
      return `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-${count.toString(16).padStart(12, '0')}`;
    }
    case 'snac':
      return String(Math.floor(createdAt / 1000)) + idNumber('snac', count, 'status');
    case 'sharkey':
      return createdAt.toString(36).padStart(9, '0') + count.toString(36).padStart(7, '0');
    default:
      return String((BigInt(createdAt) << 16n) + BigInt(count % 65_536));
  }
}
