/** A count with thousands separators: `12,345`. */
export function grouped(count: number): string {
  return count.toLocaleString('en-GB');
}

/** `one` or `many` after its count: `1 file`, `2 files`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${grouped(count)} ${count === 1 ? one : many}`;
}

const UNITS = ['kB', 'MB', 'GB', 'TB'] as const;

/** A size in decimal units with one digit after the point: `15.9 MB`. */
export function byteSize(bytes: number): string {
  if (bytes < 1000) return counted(bytes, 'byte');
  const power = Math.min(UNITS.length, Math.floor(Math.log10(bytes) / 3));
  return `${(bytes / 1000 ** power).toFixed(1)} ${UNITS[power - 1]}`;
}
