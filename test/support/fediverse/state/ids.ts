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
