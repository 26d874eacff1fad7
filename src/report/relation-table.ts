import { clip, columnsOf, pad } from './columns.ts';
import { displayHandle, displayName, TABLE_HANDLE, TABLE_NAME } from './display-name.ts';
import type { PersonView } from './relation-view.ts';
import type { Style } from './style.ts';
import { cleanText } from './text.ts';

const GAP = '  ';
const LEAST_NAME = 12;

/**
 * People as a table of address, name and handle, one line each; where the terminal is too narrow for it as two short
 * lines each. An address is never clipped: people copy it.
 * @param columns the width of the terminal
 * @returns lines without their line ends
 */
export function* personTable(
  people: readonly PersonView[],
  columns: number,
  style: Style,
): Generator<string> {
  if (people.length === 0) return;
  const rows = people.map(person => ({
    address: cleanText(person.address),
    name: clip(displayName({ name: person.twitterName }) ?? '', TABLE_NAME),
    handle: handleOf(person),
  }));
  const widest = (cell: 'address' | 'name' | 'handle') =>
    rows.reduce((most, row) => Math.max(most, columnsOf(row[cell])), 0);
  const address = widest('address');
  const room = columns - address - widest('handle') - 2 * GAP.length;
  if (room < Math.min(LEAST_NAME, widest('name'))) {
    for (const row of rows) {
      yield style.green(row.address);
      const who = [row.name, row.handle].filter(Boolean).join(' ');
      if (who !== '') yield clip(`${GAP}${GAP}${who}`, columns);
    }
    return;
  }
  const name = Math.min(room, widest('name'));
  for (const row of rows) {
    const cells = [style.green(pad(row.address, address)), pad(row.name, name), row.handle];
    yield cells.join(GAP).trimEnd();
  }
}

/** Somebody on one line: `alice@b.example (Alice @alice_t)`. Clean, never clipped before the end of the address. */
export function personLine(person: PersonView): string {
  const name = clip(displayName({ name: person.twitterName }) ?? '', TABLE_NAME);
  const who = [name, handleOf(person)].filter(Boolean).join(' ');
  return `${cleanText(person.address)}${who && ` (${who})`}`;
}

function handleOf({ twitterHandle }: PersonView): string {
  const handle = displayHandle({ handle: twitterHandle });
  return handle ? clip(`@${handle}`, TABLE_HANDLE) : '';
}
