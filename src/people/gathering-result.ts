import { addressKey } from './address.ts';
import { addClue, cluesAbout, guessClue } from './clues.ts';
import { byStanding } from './confidence.ts';
import { nameClues } from './display-name.ts';
import { mayHoldAddress } from './extract/extract.ts';
import { type Known, learnName, type Roster, relationBit, relationsOf } from './roster.ts';
import { Handles } from './roster-handles.ts';
import type { Clue, Contact, GatheredContact, Relation } from './types.ts';
import { isShunned, isWanted } from './wanted.ts';

const NO_CLUES: readonly Clue[] = [];

/** Who is supposed to have their handle as a name elsewhere. A guess tells a server whom the owner looks for. */
export interface Guesses {
  /** Hosts as `parseHostName` gives them. */
  readonly guessOn: readonly string[];
  /** Of contacts with these relations and of contacts files, but for the blocked and the muted. */
  readonly relations: ReadonlySet<Relation>;
}

/**
 * Turns a roster that has seen everything into contacts with their clues.
 * @param notAbout keys of addresses known to be somebody else's: a mere mention of them is no clue
 */
export function gatheredContacts(
  roster: Roster,
  notAbout: ReadonlySet<string>,
  guesses: Guesses,
): GatheredContact[] {
  const handles = new Handles(roster.identified());
  const contacts = [...roster.identified()];
  for (const known of roster.unidentified()) {
    const holder = known.handle === null ? undefined : handles.holder(known.handle);
    if (holder) join(holder, known, handles);
    else contacts.push(known);
  }
  // A hundred thousand contacts share a few dozen combinations of relations.
  const relations = new Map<number, readonly Relation[]>();
  return contacts.flatMap(known => {
    const clues = cluesOfContact(known, handles, notAbout);
    if (known.relations === 0 && clues.length === 0) return [];
    const shared = relations.get(known.relations) ?? relationsOf(known.relations);
    relations.set(known.relations, shared);
    const handle = handles.handleOf(known);
    const oldHandles = handles.oldHandlesOf(known);
    const contact = { id: known.id, handle, name: known.name, oldHandles, relations: shared };
    const guessed = guessClues(contact, guesses);
    return [{ contact, clues: guessed.length === 0 ? clues : [...clues, ...guessed] }];
  });
}

function guessClues(contact: Contact, { guessOn, relations }: Guesses): readonly Clue[] {
  const { handle } = contact;
  if (handle === null || !isWanted(contact, relations) || isShunned(contact)) return NO_CLUES;
  return guessOn.flatMap(host => guessClue(handle, host) ?? []);
}

/** Adds what was said of a handle to the account that has it. */
function join(holder: Known, known: Known, handles: Handles): void {
  const mentioned = relationBit('mentioned');
  // A tweet may have named the handle when it was somebody else's.
  const sure = known.handle !== null && handles.contested(known.handle) ? ~mentioned : ~0;
  holder.relations |= known.relations & sure;
  learnName(holder, known.name, known.nameEvidence);
  for (const { clue, via } of cluesAbout(known)) addClue(holder, clue, via);
}

function cluesOfContact(known: Known, handles: Handles, notAbout: ReadonlySet<string>): readonly Clue[] {
  if (known.name !== null && mayHoldAddress(known.name)) {
    for (const clue of nameClues(known.name, handles.handleOf(known))) addClue(known, clue, null);
  }
  if (known.clues === null) return NO_CLUES;
  return cluesAbout(known)
    .filter(({ via }) => via === null || !handles.contested(via))
    .map(({ clue }) => clue)
    .filter(({ standing, address }) => standing !== 'mentioned' || !notAbout.has(addressKey(address)))
    .sort(byStanding);
}
