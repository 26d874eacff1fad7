import { wrap } from '../../report/columns.ts';

/** What `mandoc -T lint` allows, and room for what hides a point. */
const COLUMNS = 78;

const ESCAPES: Readonly<Record<string, string>> = {
  '\\': String.raw`\e`,
  '-': String.raw`\-`,
  '"': String.raw`\(dq`,
  "'": String.raw`\(aq`,
  '`': String.raw`\(ga`,
  '^': String.raw`\(ha`,
  '~': String.raw`\(ti`,
};

/** Text as roff prints it literally, wherever it stands but at the start of a line (groff_char(7)). */
export function roffWords(text: string): string {
  return text.replace(/[\\\-"'`^~]|[^ -~]/gu, character => ESCAPES[character] ?? unicode(character));
}

/** Text as lines of roff: a point at the start of one would be a request. */
export function roffLines(text: string): string[] {
  return wrap(roffWords(text), COLUMNS).map(line => line.replace(/^[.]/, String.raw`\&.`));
}

function unicode(character: string): string {
  return String.raw`\[u${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`;
}
