import { columnsOf, wrap } from '../../report/columns.ts';
import type { Example } from './help-text.ts';
import type { Page, Section } from './page.ts';

/** A wider first column leaves too little for the second. */
const WIDEST_TERM = 30;
/** A second column below this is read worse than lines of their own. */
const NARROWEST_TEXT = 30;

/** A page as lines of a terminal. @param columns its width @returns text with a line end at its end */
export function renderPage({ usage, summary, sections }: Page, columns: number): string {
  const lines = [
    ...(usage === null ? [] : [...wrap(`Usage: ${usage}`, columns, '  '), '']),
    ...wrap(summary, columns),
    ...sections.flatMap(section => ['', ...sectionLines(section, columns)]),
  ];
  return lines.map(line => `${line}\n`).join('');
}

function sectionLines(section: Section, columns: number): string[] {
  return [...wrap(`${section.heading}:`, columns), ...bodyLines(section, columns)];
}

function bodyLines(section: Section, columns: number): string[] {
  if ('examples' in section) return exampleLines(section.examples, columns);
  if ('items' in section) return itemLines(section.items, columns);
  return section.paragraphs.flatMap((text, index) => [
    ...(index === 0 ? [] : ['']),
    ...wrap(`  ${text}`, columns, '  '),
  ]);
}

/** Beside each other where all fit on one line each, else what it does below its command line. */
function exampleLines(examples: readonly Example[], columns: number): string[] {
  const width = Math.max(0, ...examples.map(([line, what]) => (what ? columnsOf(line) : 0)));
  const whole = examples.map(([line, what]) => `  ${what ? `${line.padEnd(width)}   ${what}` : line}`);
  if (whole.every(line => columnsOf(line) <= columns)) return whole;
  return examples.flatMap(([line, what]) => [
    ...shellLines(line, columns),
    ...(what ? wrap(`      ${what}`, columns, '      ') : []),
  ]);
}

/** A command line that may be copied as it stands, on several lines too. */
function shellLines(line: string, columns: number): string[] {
  const lines = wrap(`  ${line}`, columns - 2, '    ');
  return lines.map((text, index) => (index < lines.length - 1 ? `${text} \\` : text));
}

function itemLines(items: readonly (readonly [term: string, what: string])[], columns: number): string[] {
  const longest = Math.max(...items.map(([term]) => columnsOf(term)));
  const width = Math.min(longest, WIDEST_TERM);
  const isNarrow = columns - width - 4 < NARROWEST_TEXT;
  return items.flatMap(([term, what]) => {
    if (isNarrow) return [`  ${term}`, ...wrap(`      ${what}`, columns, '      ')];
    const indent = ' '.repeat(width + 4);
    const [first = '', ...rest] = wrap(what, columns - width - 4).map(line => indent + line);
    if (columnsOf(term) > width) return [`  ${term}`, first, ...rest];
    return [`  ${term.padEnd(width)}  ${first.slice(indent.length)}`, ...rest];
  });
}
