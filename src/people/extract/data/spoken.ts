/** How `@` is spoken. Pattern source (flags `iu`). */
export const AT_WORDS =
  'at|ät|arroba|arobase|chiocciola|apenstaartje|małpa|zavináč|snabel-?a|krøllalfa|miukumauku|собака|равлик|παπάκι|골뱅이';
/** How `.` is spoken. */
export const DOT_WORDS = 'dot|punkt|punto|ponto|point|punt|kropka|tečka|piste|точка|крапка|τελεία|닷|점';
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
/** "on mastodon.example as @alice" */
export const AS_NAMED = 'as|als|como|comme|come|jako|som|under|unter';

/** "I'm alice on …", "find me as alice on …": no `@` is needed to know a name here. */
export const AS_WORDS = "as|als|como|i'?m|i am|(?:user ?name|handle|nick|name) (?:is|ist|es)";

/** Words that stand before "at" in ordinary sentences, where they are nobody's name. */
export const EVERYDAY_WORDS: ReadonlySet<string> = new Set(
  `
  a about account accounts acct active activity addict address admin admins ahora aim alive all almost alone
  already also am an and angry announcement anybody anyone anything aqui aquí are around arrive arrived
  article at auch available away awesome back bad based be because become been before behind being best
  better big blind blocked blog bored both brand broke broken busy but by can ceo cfo chat check click
  cofounder come coming comments community company conference contact coo cool could cto currently cute day
  dead deaf deep designer details dev developer did different director discussion do doing done dumb easily
  editor elsewhere employee encore ended engineer especially even event events ever every everybody everyone
  everything except excited famous fans far feed feral few finally find first folks follow followed
  following for found founder free fresh friend friends from frozen full fun funny gathering gave gay get
  getting glad go going gone good got great group guest guy guys had handle happening happy hard has hate
  have he head hello help her here hers hey hi hidden hier high him his home hosted hosting how huge i ici
  if in info information insane instance instances interesting intern invite is it its jetzt join joined
  joining just keep kinda know landed late later laugh laughing launched lead least left less letter life
  like line list listen live lives living located login look looked looking looks lost lot lots love lunch
  mad made mainly manager many maybe me media meet meeting meetup member members message mine mirror mod
  moderator moderators mods more most mostly moved moving much mute my myself name near never new newbie
  news next nice no nobody none noob not nothing now nu number nun obsolete of off office offline ok old on
  once one ones online only open or other others our out over own owner page parked partly party peace
  people person play please popular post posted posting posts power presence present pretty primarily
  probably professor profile profiles project proud quite rather reach reachable read ready really register
  registered researcher rich room sad safe saner saw say see seen server servers set settled she shout show
  sick sign signed since site sitting so some somebody someone something soon sort speak speaking spot staff
  stand start started stay stayed staying still stop stuck student stuff such super support sure swim taken
  talk talking también team than that the their them then there these they thing things think this those
  thread throw time tired today together tomorrow tonight too toot tooting toots top total totally town try
  twitter two unavailable unknown up update updates us use used user username users verified very video
  visit volunteer wait waiting was watch way we week weird well went were what when where which who whole
  why will wise with work worked working works world worse would write writer writing wrong yelling yes yet
  you your yours yourself
  `
    .trim()
    .split(/\s+/),
);
