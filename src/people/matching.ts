import { type Address, addressKey } from './address.ts';
import { byConfidence, byStanding, confidenceOf, LEAST_SURE } from './confidence.ts';
import { answers, chooseFollowed } from './matching-follow.ts';
import type {
  Clue,
  Contact,
  GatheredContact,
  Lookup,
  Match,
  MatchedContact,
  Question,
  Relation,
} from './types.ts';

/** What the network said of an address; `undefined` when it was not asked. */
type Recall = (address: Address) => Lookup | undefined;

/** Every address somebody has to be asked about, once, those with the best clues first. */
export function questions(gathered: readonly GatheredContact[]): Question[] {
  const byAddress = new Map<string, Question>();
  const clues = gathered.flatMap(({ clues }) => clues).sort(byStanding);
  for (const { address, bare } of clues) {
    const key = addressKey(address);
    const before = byAddress.get(key);
    byAddress.set(key, before ? { ...before, bare: before.bare && bare } : { address, bare });
  }
  return [...byAddress.values()];
}

/**
 * Weighs the clues of each contact against what the network says.
 * @param recall what was asked so far; postponed addresses are simply missing
 * @param relations whom to follow, besides the contacts of contacts files
 */
export function matchContacts(
  gathered: readonly GatheredContact[],
  recall: Recall,
  relations: ReadonlySet<Relation>,
): MatchedContact[] {
  const matched = gathered.map(contact => matchContact(contact, recall));
  return chooseFollowed(matched, { relations, least: LEAST_SURE });
}

function matchContact({ contact, clues }: GatheredContact, recall: Recall): MatchedContact {
  const unchecked: Clue[] = [];
  const matches: Match[] = [];
  for (const alike of groups(clues, ({ address }) => addressKey(address))) {
    const [{ address }] = alike;
    const answer = recall(address) ?? null;
    const bare = alike.every(clue => clue.bare);
    if (bare && answer === null) for (const clue of alike) unchecked.push(clue);
    else if (!bare || provesItself(answer)) matches.push(matchOf(contact, alike, answer));
  }
  const accounts = groups(matches, ({ canonical, address }) => addressKey(canonical ?? address));
  return { contact, matches: accounts.map(same => merged(contact, same)).sort(bestFirst), unchecked };
}

/** Whether a server of the fediverse answered: mail hosts have addresses of the same form. */
function provesItself(lookup: Lookup | null): boolean {
  return answers({ lookup }) && lookup?.software != null;
}

function matchOf(contact: Contact, clues: Group<Clue>, lookup: Lookup | null): Match {
  const sorted = clues.toSorted(byStanding);
  return {
    address: (sorted[0] ?? clues[0]).address,
    canonical: lookup?.canonical ?? null,
    confidence: confidenceOf(sorted, contact, lookup),
    clues: sorted,
    lookup,
    followedByDefault: false,
  };
}

/** Several addresses of one account as one match: it keeps the address and the lookup of the best. */
function merged(contact: Contact, same: Group<Match>): Match {
  const [best] = same.toSorted(bestFirst);
  const clues = same.flatMap(match => match.clues).sort(byStanding);
  const confidences = same.map(({ lookup }) => confidenceOf(clues, contact, lookup)).sort(byConfidence);
  return { ...(best ?? same[0]), clues, confidence: confidences[0] ?? same[0].confidence };
}

function bestFirst(a: Match, b: Match): number {
  return (
    byConfidence(a.confidence, b.confidence) ||
    Number(answers(b)) - Number(answers(a)) ||
    b.clues.length - a.clues.length
  );
}

type Group<T> = readonly [T, ...T[]];

/** The items that share a key, in the order of their first. */
function groups<T>(items: readonly T[], keyOf: (item: T) => string): Group<T>[] {
  const byKey = new Map<string, [T, ...T[]]>();
  for (const item of items) {
    const group = byKey.get(keyOf(item));
    if (group) group.push(item);
    else byKey.set(keyOf(item), [item]);
  }
  return [...byKey.values()];
}
