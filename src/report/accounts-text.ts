import type { AccountDocument } from './account-document.ts';
import { columnsOf, pad } from './columns.ts';
import { cleanText } from './text.ts';

/** The accounts as a table, a line each: address, server, what for. */
export function accountLines(accounts: readonly AccountDocument[]): string[] {
  const rows = accounts.map(account => [
    cleanText(account.address),
    serverText(account),
    account.for.join(', ') || 'nothing',
  ]);
  const widths = [0, 1].map(column => Math.max(0, ...rows.map(row => columnsOf(row[column] ?? ''))));
  return rows.map(([address = '', server = '', purposes = '']) =>
    `${pad(address, widths[0] ?? 0)}  ${pad(server, widths[1] ?? 0)}  ${purposes}`.trimEnd(),
  );
}

/** The software of a server with its version, and where it is: `mastodon 4.5.0 at social.example`. */
export function serverText({ software, version, server }: AccountDocument): string {
  return cleanText(`${software} ${version} at ${server}`);
}
