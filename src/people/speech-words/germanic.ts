import type { Language } from './language.ts';
import { COMMON } from './names.ts';

/** How the Germanic languages speak of oneself. */
export const GERMANIC: readonly Language[] = [
  {
    // English
    leads: [
      "i'm|im(?! (?:mastodon|SERVER))|i am|i(?:'ll| will)(?: (?:now|also|mostly|mainly))* be(?= (?:here|there|over|mastodon|on mastodon|on SERVER|posting|tooting|active))",
      "i(?:'ve| have)?(?: (?:just|now|also|finally|recently|officially|already))* (?:moved|migrated|relocated|set up(?: shop| camp)?|(?:joined|signed up (?:for|on|at)|switched(?: over)? to)(?= mastodon| SERVER))",
      "i(?:'ve| have| got)?(?: (?:just|now|also|finally|got|have|opened|created|made|started|registered|set up))* (?:an?|my)(?: (?:new|shiny|own|personal))*(?: mastodon)? (?:account|profile|home|handle|mastodon)",
      'i(?: (?:now|also|mostly|mainly|can|will|am))* (?:(?:live|exist|post|toot|hang out)(?= (?:on|at|over|here|there|now|as|under|mostly|mainly|too|also|instead))|go by|be found|be reached|be followed)',
      '(?:find|follow|add|join|catch|reach|contact|tag|ping|dm|message|mention) me|look me up|hit me up|look for me|connect with me|here i am',
      "my(?: (?:new|main|other|second|personal|private|professional|work|backup|alt|primary|current|own|shiny|brand|only|real|official))*(?: (?:the|mastodon))?(?: (?:account|handle|address|profile|home|username|user name|user|id|alt|page|link|url|acct|mastodon))(?:'s)?",
      "(?:this is|that(?:'s| is)|it'?s) me(?= *[:!.,]| (?:on|over on) (?:mastodon|SERVER)| (?:over )?there)",
      "(?<!of )mine(?:'s| is| *(?=:))|my main(?= is)",
      'this account (?:has|is)(?: now)? (?:moved|moving|migrated|relocated)',
    ],
    openings: [
      '(?:(?:i|just|have|finally|also|now|officially|recently) )*(?:moved|migrated|moving|migrating|tooting)',
      '(?:(?:i|just|have|finally|also|now|officially|recently) )*join(?:ed|ing) mastodon',
      'me on(?= mastodon)|giving mastodon an? (?:try|go|shot)|trying(?: out)? mastodon',
    ],
    plural: [
      "i(?:'ll| will)(?: (?:now|also|mostly|mainly))* be",
      "i(?:'ve)?(?: LETTER+){1,6} and(?: have| finally)* (?:moved|migrated|joined(?= mastodon))|i(?: LETTER+)? (?:post|toot)(?: LETTER+){1,3}|we (?:moved|migrated)",
      "we(?:'re| are|'ve| have)(?: (?:just|now|also|finally|recently))*(?: (?:moved|migrated|joined))?",
      '(?:find|follow|add|join|catch|reach) us',
      'our(?: (?:new|main|official))*(?: mastodon)?(?: (?:account|handle|address|profile|home|mastodon))',
    ],
    labels: [
      '(?:(?:(?:new|main|other|second|personal|private|professional|work|backup|back-up|alt|primary|current|own|same) )*(?:mastodon )?(?:account|acct|handle|address|profile|username|user name|user|id|alt|page|link|url|home|name)|mastodon|also|backup|elsewhere)(?: is| has)?(?: now)?(?: moved| migrated)?(?: to)?(?: (?:just )?in case(?: LETTER+){0,8})?',
    ],
    occasions: [
      '(?:just )?in case(?: (?:of|LETTER+)){0,8}|(?:if|when)(?: and when)? (?:twitter|x|it all|this (?:place|site|app|hellsite|platform|bird|ship|thing)|the (?:bird|site|ship|place|platform))(?: LETTER+){1,7}|this account is(?: now)? (?:inactive|dormant|dead|closed|archived|retired|mothballed|(?:no longer|not) (?:active|used|in use|maintained|monitored|updated))GAP+(?:please )?(?:follow|see|find|use|go to)|(?:please )?follow(?= on mastodon| mastodon)',
    ],
    between: [
      ...COMMON,
      'on|at|over|here|there|now|also|too|trying(?: out)?|giving mastodon an? (?:try|go|shot)|as|is|to|under|instead|currently|mostly|mainly|primarily|only|already|still|these days|nowadays|can(?: also)? be found|elsewhere|active|available|reachable|posting|tooting|moving|migrating|hanging out|moved|migrated|account|acct|link|handle|address|profile|username|please|again|going forward|from now on|back',
      'main|personal|in(?= mastodon)|for(?= mastodon)|the(?= (?:handle|username|name))|name|and(?: also)?(?: on)?(?= mastodon)',
    ],
    follows: [
      "(?:is|=)(?: (?:also|now))? (?:me|mine|my(?: (?:new|main|personal|other|backup))*(?: mastodon)? (?:account|handle|address|profile|home)|where (?:i am|i'm|you(?: can|'ll)? find me))",
      "(?:that's|that is|this is|it's) me",
    ],
    around: [['my(?: (?:new|main|other|personal|backup|alt))*', '(?:account|profile|handle)']],
    and: ['and', 'or', 'also', 'plus'],
    denials: [
      '(?<=(?:^|[.!?\\n]GAP*)(?:my )?LETTER+ )and|(?:deleted|closed|deactivated|abandoned|lost)(?! LETTER)',
      "not|never|LETTER+n't|cannot|dont|wont|cant|no longer|nobody|unless|if|stop|says?|said|saying|told|tells|wrote|writes|claim(?:s|ed|ing)?|pretend(?:s|ed|ing)?|think(?:s|ing)?|thought|assum(?:es?|ing)|believ(?:es?|ing)|tweets|who|fake",
    ],
  },
  {
    // German
    leads: [
      'ich bin|bin ich|ich (?:heiße|heisse|schreibe|poste|tröte)',
      '(?:ihr|du|man) find(?:e[st]|est|et) mich(?: (?:jetzt|nun|auch|künftig|ab sofort))*(?: bei)?|find(?:et|est) (?:ihr|du|man) mich|find(?:et|e|en sie) mich|mich (?:mastodon )?(?:findet|findest|erreicht)|ihr (?:könnt|dürft) mi(?:r|ch)',
      'folg(?:t|e|en sie) mir|mir (?:gerne? |auch |jetzt |dort )*(?:auf mastodon )?(?:folgen|zu folgen)(?: (?:will|wollt|möchte|möchtet|mag))?|(?:erreicht|sucht|suche) (?:ihr |man )?mich',
      'mein(?:e[mnrs]?)?(?: (?:neue[rsnm]?|eigene[rsnm]?|zweite[rsnm]?|privater?))*(?: mastodon)?(?: (?:account|konto|profil|adresse|handle|zuhause|zuhaus|name|nutzername|mastodon))',
    ],
    openings: [
      '(?:(?:jetzt|nun|endlich|gerade|bin|ab sofort) )*umgezogen',
      'bin(?: (?:jetzt|nun|auch|ab sofort|hier|ab jetzt|künftig|dann))+',
    ],
    plural: [
      'wir sind|folgt uns|ihr findet uns|findet uns|unser(?: neuer?s?)?(?: mastodon)?(?: (?:account|konto|profil|mastodon))',
    ],
    labels: [
      '(?:neue[rs]? |zweit)?(?:mastodon )?(?:account|konto|profil|adresse|handle|nutzername|name|zuhause)|neu|auch|ab (?:jetzt|sofort|heute)|mastodon',
    ],
    occasions: [
      'falls(?: LETTER+){1,8}|für den fall(?: LETTER+){0,8}|wenn (?:twitter|das hier|hier|x)(?: LETTER+){1,6}',
    ],
    between: [
      ...COMMON,
      'auf|unter|als|jetzt|nun|nur|noch|auch|hier|dort|da|drüben|ab sofort|ab jetzt|künftig|zukünftig|in zukunft|nach|zu|umgezogen|gewechselt|zu finden|finden|folgen|erreichbar|aktiv|unterwegs|ist|lautet|account|konto|profil|adresse|handle|name|stattdessen|weiter|weiterhin|gerne?|bitte|wieder|ihr|du',
      '(?:im|bei|beim)(?= (?:mastodon|SERVER))|dem(?= namen)|namen|und(?: auch)?(?: auf)?(?= mastodon)',
    ],
    follows: [
      '(?:bin (?:das |auch )?ich|ist mein(?:e)?(?: neuer?s?)?(?: mastodon)? (?:account|konto|profil|adresse|handle)|das bin ich|findet ihr mich|findest du mich|findet man mich|finden sie mich|könnt ihr mi(?:r|ch)|kannst du mi(?:r|ch)|erreicht ihr mich|zu finden)',
    ],
    around: [['(?:ich bin|ihr findet mich)', '(?:umgezogen|zu finden|unterwegs|erreichbar)']],
    and: ['und', 'oder', 'sowie', 'auch'],
    denials: ['nicht|nie|niemals|keinLETTER*|sagt|sagte|schreibt|schrieb|meint|angeblich|behauptet|falls'],
  },
  {
    // Dutch
    leads: [
      'ik ben|ben ik|ik zit|ik (?:post|toot)',
      'volg m(?:e|ij)|vind m(?:e|ij)|je vindt me|jullie vinden me|je kunt m(?:e|ij)|(?:vind|vinden) (?:je|jullie) me|m(?:e|ij) (?:ook )?(?:vinden|volgen)|te vinden ben ik',
      '(?:vanaf nu|voortaan)(?: ook)? te vinden|mijn(?: nieuwe?| andere)*(?: mastodon)?(?: (?:account|profiel|adres|handle|stek|mastodon))',
    ],
    plural: ['volg ons|wij zijn|we zijn|vind ons|ons account'],
    labels: ['(?:nieuwe? )?(?:mastodon )?(?:account|profiel|adres|stek)|ook|mastodon'],
    occasions: [
      'mocht(?: LETTER+){1,8}|voor (?:het geval|als)(?: LETTER+){0,8}|als (?:twitter|x)(?: LETTER+){1,6}',
    ],
    between: [
      ...COMMON,
      'op|als|nu|ook|hier|daar|naar|te vinden|vinden|volgen|verhuisd|verder|voortaan|onder|is|account|profiel|adres|actief|te volgen|overgestapt',
      '(?:bij|in de|de)(?= (?:mastodon|SERVER))|en(?: ook)?(?: op)?(?= mastodon)',
    ],
    follows: ['(?:ben ik|is mijn(?: nieuwe?)? (?:account|profiel|adres)|vind je me|vinden jullie me)'],
    around: [['(?:ik ben(?: nu| ook)?(?: op)?)', '(?:te vinden|te volgen)']],
    and: ['en', 'of', 'ook'],
    denials: ['niet|nooit|geen|zegt|zei|als'],
  },
  {
    // Swedish
    leads: [
      'jag är|jag finns|jag heter|jag har flyttat|jag flyttar|finns jag|är jag|hitt(?:a|ar) (?:ni |du )?mig|(?:du|ni) hittar mig|följ(?:a)? mig|mig hittar (?:ni|du)|lägg till mig',
      '(?<!\\d )mi(?:n|tt)(?: nya| andra)*(?: (?:profil|adress|konto|handle|användarnamn|mastodon))',
    ],
    labels: ['(?:ny(?:tt|a)? )?(?:mastodon )?(?:konto|profil|adress)|även|också|mastodon'],
    occasions: ['ifall(?: LETTER+){1,8}|(?:om|när) twitter(?: LETTER+){1,6}'],
    between: [
      ...COMMON,
      'på|som|nu|också|även|här|där|till|under|numera|är|flyttat|över|konto|profil|adress|istället|i stället',
      'i(?= mastodon)|adressen|och(?: på)?(?= mastodon)',
    ],
    follows: ['(?:är jag|är mi(?:n|tt)(?: nya)? (?:konto|profil|adress)|hittar ni mig|det är jag)'],
    and: ['och', 'eller', 'samt'],
    denials: ['inte|aldrig|ej|säger|sa|skriver|om'],
  },
  {
    // Danish and Norwegian
    leads: [
      'jeg er|jeg finnes|jeg har flytt(?:et|a)|jeg flytter|f[øö]l[gj] m[ei]g|finn meg|find mig|kan (?:finde mig|finne meg|f[øö]lge m[ei]g)|(?:du|i|dere) find(?:er|er) mig|(?:du|dere) finner meg|finder (?:i|du) mig|finner (?:dere|du) meg',
      '(?<!\\d )mi(?:n|tt)(?: nye| andre)*(?: (?:profil|konto|adresse|brukernavn|mastodon))|mit brugernavn',
    ],
    labels: ['(?:nye?t? )?(?:mastodon )?(?:konto|profil|adresse|bruker)|også|mastodon'],
    occasions: [
      '(?:hvis|når|om) twitter(?: LETTER+){1,6}|i tilfælde af(?: LETTER+){0,8}|i tilfelle(?: LETTER+){0,8}',
    ],
    between: [
      ...COMMON,
      'på|som|nu|nå|også|her|der|til|under|er|flyttet|over|konto|profil|i stedet|istedet',
      'i(?= mastodon)',
    ],
    follows: [
      '(?:er jeg|er mi(?:n|t|tt)(?: nye)? (?:konto|profil)|finder i mig|finner dere meg|det er (?:mig|meg))',
    ],
    and: ['og', 'eller'],
    denials: ['ikke|aldrig|aldri|siger|sier|skriver|hvis'],
  },
];
