import stringWidth from 'string-width';

const COLUMN = 8.4;
const LINE = 19;
const MARGIN = 16;

/** The SGR codes that the program uses, as attributes. What ends them is 0, 22 or 39. */
const STYLES: ReadonlyMap<string, string> = new Map([
  ['1', ' font-weight="bold" fill="#f5f5f5"'],
  ['2', ' fill="#8b949e"'],
  ['32', ' fill="#56d364"'],
  ['33', ' fill="#e3b341"'],
]);

/**
 * Draws what a terminal shows. Whatever stands behind two spaces or a change of style gets its own place, because fonts
 * differ in how wide they draw an emoji.
 * @param shown lines with SGR sequences and no others
 * @returns an SVG document with selectable text
 */
export function terminalPicture(shown: string): string {
  const lines = shown.trimEnd().split(/\r?\n/);
  const width = Math.ceil(Math.max(...lines.map(line => stringWidth(line))) * COLUMN + 2 * MARGIN);
  const height = lines.length * LINE + 2 * MARGIN;
  const rows = lines.map((line, row) => `<text y="${MARGIN + (row + 0.75) * LINE}">${spans(line)}</text>`);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="A run of oxpecker find in a terminal">
<rect width="100%" height="100%" rx="8" fill="#0d1117"/>
<g font-family="ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono',monospace" font-size="14" fill="#c9d1d9">
${rows.join('\n')}
</g>
</svg>
`;
}

const SGR = /\p{Cc}\[([\d;]*)m/gu;

function spans(line: string): string {
  let spans = '';
  let column = 0;
  // A code and the text behind it take turns.
  const parts = ['0', ...line.split(SGR)];
  for (let at = 0; at < parts.length; at += 2) {
    const style = STYLES.get(parts[at] ?? '') ?? '';
    for (const text of (parts[at + 1] ?? '').split(/(?<= {2})(?=[^ ])/)) {
      const x = MARGIN + (column + text.search(/\S|$/)) * COLUMN;
      if (text.trim() !== '') spans += `<tspan x="${x.toFixed(1)}"${style}>${escaped(text.trim())}</tspan>`;
      column += stringWidth(text);
    }
  }
  return spans;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
