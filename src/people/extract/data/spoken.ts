/** How `@` is spoken. Pattern source (flags `iu`). */
export const AT_WORDS = 'at|ät|arroba|arobase|chiocciola|małpa|собака|골뱅이';
/** How `.` is spoken. */
export const DOT_WORDS = 'dot|punkt|punto|ponto|point|kropka|точка|닷|점';
/** "I'm @alice on mastodon.example" */
export const ON_WORDS = 'on|auf|sur|en|em|su|på';

/**
 * How speakers announce their own name. Pattern sources (flags `iu`) for the end of what stands before it, with
 * straight apostrophes.
 */
export const SELF_INTRODUCTIONS = [
  "i'?m(?: now| also)?|i am(?: now| also)?|as",
  'ich bin|bin|als|soy|como|je suis|sono|sou|jestem|jako|jag är|jeg er',
].join('|');
/** How names are announced at all. */
export const INTRODUCTIONS = [
  SELF_INTRODUCTIONS,
  "(?:handle|account|acct|address|username|user|name|id)(?: is|'s)?|it'?s|it is",
  '(?:find|follow|add|reach|join) me(?: at| as| on)?|(?:moved|migrated|switched|moving) to',
  'mastodon|masto|fedi|fediverse|mastodonte|mastodont|pixelfed',
].join('|');
/** How somebody's `@name` is announced: it cannot be mistaken for a word. */
export const NAMED_INTRODUCTIONS = `${INTRODUCTIONS}|follow|find|add`;
/** "find me as alice on …": no `@` is needed to know a name here. */
export const AS_WORDS = 'as|als|como';

/** Words that stand before "at" in ordinary sentences, where they are nobody's name. */
export const EVERYDAY_WORDS: ReadonlySet<string> = new Set(
  `
  a about account accounts acct active activity address admin admins ahora aim alive all almost already
  also am an and angry announcement anybody anyone anything aqui aquí are around arrive arrived article at
  auch available away back bad based be because become been before behind being best better big blog both
  busy but by can ceo cfo chat check click cofounder come coming comments community company conference
  contact coo could cto currently cute day designer details dev developer did different director
  discussion do doing done easily editor employee encore ended engineer especially event events ever every
  everybody everyone everything except excited fans feed few finally find first folks follow followed
  following for found founder free friend friends from full fun funny gathering gave get getting go going
  good got great group guest guy guys had handle happening happy hard has hate have he head hello help her
  here hers hey hi hier him his home hosted hosting how i ici if in info information instance instances
  interesting intern is it its jetzt join joined joining just keep know landed later laugh laughing
  launched lead least left less letter life like line list listen live lives living located login look
  looked looking looks lot lots love lunch mad made mainly manager many maybe me media meet meeting meetup
  member members message mine mirror mod moderator moderators mods more most mostly moved moving much my
  myself name near never new news next nice no nobody none not nothing now nu nun of off office ok on once
  one ones online only open or other others our out over own owner page parked party peace people person
  play please post posted posting posts presence present primarily probably professor profile profiles
  project quite reach reachable read ready really register registered researcher room safe saw say see
  seen server servers set settled she shout show sign signed since site sitting so some somebody someone
  something soon speak speaking spot staff stand start started stay stayed staying still stop student
  stuff super support sure swim talk talking también team than that the their them then there these they
  thing things think this those thread throw time today together tomorrow tonight too toot tooting toots
  town try twitter two up update updates us use used user username users verified very video visit
  volunteer wait waiting was watch we week well went were what when where which who why will with work
  worked working works world would write writer writing wrong yelling yes yet you your yours yourself
  `
    .trim()
    .split(/\s+/),
);
