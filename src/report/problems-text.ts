import type { Problem } from '../archive/types.ts';
import { counted } from './numbers.ts';
import type { Style } from './style.ts';
import { cleanText } from './text.ts';

/** What could not be read, a file a line under a heading; no line when all went well. Lines without line ends. */
export function problemLines(problems: readonly Problem[], style: Style): string[] {
  if (problems.length === 0) return [];
  return [
    style.yellow(`${counted(problems.length, 'problem')}; everything else was read:`),
    ...problems.map(({ file, what }) => `  ${cleanText(file)} ${cleanText(what)}`),
  ];
}
