import { addressKey } from '../people/address.ts';
import { LEAST_SURE } from '../people/confidence.ts';
import { answers, chooseFollowed } from '../people/matching-follow.ts';
import type { Contact, MatchedContact, Relation } from '../people/types.ts';
import { isWanted } from '../people/wanted.ts';
import { carryOver } from '../report/carry-over.ts';
import { type MatchRow, matchRows } from '../report/match-row.ts';
import { type FindResult, findPeople } from './find-people.ts';
import type { WantedPeople, WantedRequest, WantedTools } from './wanted-people.ts';
import type { Selection } from './wanted-rows.ts';

/** The rows of an archive's `matches.csv`, and what else finding them brought. */
export interface ArchivePeople extends Omit<WantedPeople, keyof Selection> {
  readonly rows: readonly MatchRow[];
}

/**
 * Runs `find` for an archive, with its files, and gives the rows as they are to be read now. `--min-confidence` stays
 * out of the files: what somebody wants once is no default for a later run.
 * @throws whatever `findPeople` throws
 */
export async function peopleOfArchive(
  archive: string,
  folder: string,
  request: WantedRequest,
  tools: WantedTools,
): Promise<ArchivePeople> {
  const relations = request.relations ?? new Set<Relation>(['following']);
  const found = await findPeople(
    {
      archive,
      contactsFiles: [],
      guessOn: [],
      relations,
      lookup: true,
      maxAgeMs: request.maxAgeMs,
      maxWaitMs: request.maxWaitMs,
      folder,
      keepRows: true,
    },
    tools,
  );
  const { contacts, problems, postponed, retryAt, offline } = found;
  const isOne = ({ contact }: MatchedContact) => isOfOperation(contact, request.operation, relations);
  const withoutAddress = contacts.filter(one => isOne(one) && one.matches.length === 0).length;
  const rows = request.operation === 'follow' ? chosenRows(found, request, relations) : rowsThatAnswer(found);
  return { rows, withoutAddress, problems, postponed, retryAt, offline };
}

function isOfOperation(
  contact: Contact,
  operation: WantedRequest['operation'],
  relations: ReadonlySet<Relation>,
): boolean {
  if (operation === 'follow') return isWanted(contact, relations);
  return contact.relations.includes(operation === 'block' ? 'blocked' : 'muted');
}

/** The rows with `follow` under the confidence that was asked for; the person's own word stays. */
function chosenRows(
  { contacts, rows }: FindResult,
  { least }: WantedRequest,
  relations: ReadonlySet<Relation>,
): readonly MatchRow[] {
  if (least === null || least === LEAST_SURE) return rows;
  return carryOver([...matchRows(chooseFollowed(contacts, { relations, least }))], rows, { keepAll: true });
}

/** Without the addresses at which the network knows nobody. */
function rowsThatAnswer({ contacts, rows }: FindResult): readonly MatchRow[] {
  const silent = contacts
    .flatMap(({ matches }) => matches)
    .filter(match => !answers(match))
    .map(({ canonical, address }) => addressKey(canonical ?? address));
  const isSilent = new Set(silent);
  return rows.filter(({ address }) => !isSilent.has(addressKey(address)));
}
