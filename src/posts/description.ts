/** Shorter than this part of the limit no alt text gets for the sake of a whole word. */
const LEAST = 0.8;

/**
 * An alt text as a server takes it.
 * @param max characters, which servers count as code points
 * @returns null for nothing but space; cut at a word, with `…`, where it is too long
 */
export function describe(
  text: string | null,
  max: number,
): { readonly description: string | null; readonly isCut: boolean } {
  const whole = text?.trim() ?? '';
  if (whole === '' || max < 1) return { description: null, isCut: whole !== '' };
  const points = Array.from(whole);
  if (points.length <= max) return { description: whole, isCut: false };
  const head = points.slice(0, max - 1).join('');
  // A space right after the head ends a word as well.
  const border = `${head}${points[max - 1] ?? ''}`.search(/\s\S*$/u);
  const cut = border >= head.length * LEAST ? head.slice(0, border) : head;
  return { description: `${cut.trimEnd()}…`, isCut: true };
}
