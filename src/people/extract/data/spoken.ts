/** How `@` is spoken. Pattern source (flags `iu`). */
export const AT_WORDS = 'at|ät|arroba|arobase|chiocciola|małpa|собака|골뱅이';
/** How `.` is spoken. */
export const DOT_WORDS = 'dot|punkt|punto|ponto|point|kropka|точка|닷|점';
/** "I'm @alice on mastodon.example" */
export const ON_WORDS = 'on|auf|sur|en|em|su|på';

/** Words that announce a name: "find me: …", "my handle is …". */
export const INTRODUCTIONS: ReadonlySet<string> = new Set(
  `i'm im am as is me to at follow find add mention handle account acct username user address name
  mastodon masto fedi fediverse mastodonte pixelfed
  bin als soy como suis sono sou jestem jako är som er ben ist es est é`.split(/\s+/),
);
/** Those by which a speaker names themself. */
export const SELF_INTRODUCTIONS: ReadonlySet<string> = new Set(
  "i'm im am as bin als soy como suis sono sou".split(' '),
);
/** "find me as alice on …": no `@` is needed to know a name here. */
export const AS_WORDS: ReadonlySet<string> = new Set(['as', 'als', 'como']);

/** Words that stand before "at" in ordinary sentences, where they are nobody's name. */
export const EVERYDAY_WORDS: ReadonlySet<string> = new Set(
  `a about account accounts acct active activity address admin admins alive all almost already also am an and angry
  announcement anybody anyone anything are article aim around arrive arrived at available away back bad based be
  because become been before behind being best better big blog both busy but by can chat check click come coming
  community comments company conference contact could currently cute day did different discussion do doing done easily
  ended especially event events ever every everybody everyone everything excited except fans feed few find finally
  first folks follow followed following for found free friend friends from full fun funny gathering gave get getting
  go going good got great group guy guys had handle happening happy hard has hate have he hello help her here hers hey
  hi him his home hosted hosting how i if in info instance instances interesting is it its join joined joining just
  keep know landed later laugh laughing launched least left less letter life like line list listen live lives living located
  login look looked looking looks lot lots love lunch made mad mainly many maybe me media meet meeting meetup member
  members message mine mirror moderator moderators mods more most mostly moved moving much my myself name near never
  new news next nice no nobody none not nothing now of off office ok on once one ones online only open or other others
  our out over own page parked party people person play please post posted posting posts presence present primarily
  probably profile profiles project quite reach reachable read ready really register registered room safe saw say see
  seen server servers set settled she shout show sign signed since site sitting so some somebody someone something
  soon speak speaking spot staff stand start started stay stayed staying still stop stuff super sure swim talk talking
  team than that the their them then there these they thing things think this those thread throw time today together
  tomorrow tonight too toot tooting toots town try twitter two up update updates us use used user username users
  verified very video visit wait waiting was watch we week well went were what when where which who why will with work
  worked working works would write writing wrong yelling yes yet you your yours yourself
  aquí aqui hier ici jetzt ahora nu nun auch también encore`.split(/\s+/),
);
