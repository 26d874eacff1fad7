import { wrap } from './columns.ts';
import type { Check, CheckGroup } from './doctor-check.ts';
import { counted } from './numbers.ts';
import type { Style } from './style.ts';
import { cleanText } from './text.ts';

/**
 * The checks for people: a heading for each thing, a line for each check, below it what to do.
 * @param columns the width of the terminal
 * @returns lines without their line ends
 */
export function* doctorLines(
  groups: readonly CheckGroup[],
  columns: number,
  style: Style,
): Generator<string> {
  for (const { about, checks } of groups) {
    if (checks.length === 0) continue;
    yield* wrap(cleanText(about), columns).map(style.bold);
    for (const check of checks) yield* checkLines(check, columns, style);
    yield '';
  }
  yield* wrap(summary(groups.flatMap(({ checks }) => checks)), columns);
}

function* checkLines({ verdict, what, next }: Check, columns: number, style: Style): Generator<string> {
  const [sign, paint] =
    verdict === 'ok' ? ['✓', style.green] : verdict === 'warning' ? ['!', style.yellow] : ['✗', style.yellow];
  const [first = '', ...rest] = wrap(`${sign} ${cleanText(what)}`, columns, '  ');
  yield paint(sign) + first.slice(sign.length);
  yield* rest;
  if (next !== null) yield* wrap(`  → ${cleanText(next)}`, columns, '    ');
}

function summary(checks: readonly Check[]): string {
  const warnings = checks.filter(({ verdict }) => verdict === 'warning').length;
  const broken = checks.filter(({ verdict }) => typeof verdict !== 'string').length;
  const found = [
    ...(broken > 0 ? [`${counted(broken, 'thing')} broken (✗)`] : []),
    ...(warnings > 0 ? [`${counted(warnings, 'warning')} (!)`] : []),
  ];
  if (found.length === 0) return 'All is well.';
  return `${found.join(', ')}.`;
}
