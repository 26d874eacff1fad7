/** What was measured, beside what it cannot be better than or what else does the same, and where it has to be. */
export interface Figure {
  readonly what: string;
  readonly value: number;
  /** Of the value, of what stands beside it, and of a target for the value. */
  readonly unit: string;
  /** A floor, a bound or a peer, measured in the same run; null where there is none. */
  readonly beside: { readonly what: string; readonly value: number } | null;
  /** At most so much: of the value itself, or as a multiple of what stands beside it. */
  readonly target: { readonly value: number } | { readonly ratio: number };
}

/** How often the value holds what stands beside it; null where nothing does. */
export function ratioOf({ value, beside }: Figure): number | null {
  return beside === null ? null : value / beside.value;
}

/** Whether the target is reached; never by what is no number. */
export function isMet(figure: Figure): boolean {
  const { value, target } = figure;
  return 'value' in target ? value <= target.value : (ratioOf(figure) ?? Number.NaN) <= target.ratio;
}

const HEADER = ['figure', 'value', 'beside', 'ratio', 'target', ''];

/** The figures as lines of a table, what has numbers in it flush right. */
export function tableLines(figures: readonly Figure[]): string[] {
  const rows = [HEADER, ...figures.map(cellsOf)];
  const widths = HEADER.map((_, column) => Math.max(...rows.map(row => row[column]?.length ?? 0)));
  return rows.map(row =>
    row
      .map((cell, column) =>
        column === 0 || column === HEADER.length - 1
          ? cell.padEnd(widths[column] ?? 0)
          : cell.padStart(widths[column] ?? 0),
      )
      .join('   ')
      .trimEnd(),
  );
}

function cellsOf(figure: Figure): string[] {
  const { what, value, unit, beside, target } = figure;
  const ratio = ratioOf(figure);
  return [
    what,
    `${short(value)} ${unit}`.trim(),
    beside === null ? '' : `${beside.what} ${short(beside.value)} ${unit}`,
    ratio === null ? '' : `${short(ratio)} ×`,
    'value' in target ? `≤ ${short(target.value)} ${unit}`.trim() : `≤ ${short(target.ratio)} ×`,
    isMet(figure) ? 'met' : 'MISSED',
  ];
}

/** Four digits: a target that is missed by little is not rounded to one that is met. */
function short(value: number): string {
  return value.toLocaleString('en', { maximumSignificantDigits: 4 });
}
