/**
 * Names of the fediverse, of its software and of its bridged neighbours, with their endings, in lower case. In the
 * word lists `mastodon` stands for all of them.
 */
export const PLATFORMS: readonly string[] = [
  "(?<![a-z])mastodon[a-z\\u00df-\\u024f]*(?:'[a-z\\u00df-\\u024f]+)?",
  '(?<![a-z])(?:the )?f[eé]di(?:[vw]ers[a-z\\u00df-\\u024f]*)?(?![a-z])',
  '(?<![a-z])(?:masto|pixelfed|pleroma|akkoma|misskey|calckey|firefish|sharkey|gotosocial|friendica|hubzilla)(?![a-z])',
  '(?<![a-z])(?:peertube|bookwyrm|lemmy|kbin|activitypub|bluesky|bsky|threads)(?![a-z])',
  '(?:мастодон|федиверс|федіверс)[\\u0400-\\u04ff]*',
  'ماستودون|مستودون|ماستادون|الفيديفرس',
  '[בל]?מסטודון|[בל]?פדיברס',
  'マストドン|フェディバース|ミスキー',
  '長毛象|长毛象|毛象|联邦宇宙|聯邦宇宙',
  '마스토돈|미스키|연합우주|페디버스',
];

/** What may stand between, whatever the language: a name of the fediverse or of a server. */
export const COMMON: readonly string[] = ['mastodon', 'SERVER'];

/** Words of a heading before a colon ("Update:", "Hey all:"); any other word there may name who is quoted. */
export const HEADLINES: readonly string[] = [
  'psa|fyi|nb|ps|p\\.s\\.?|tl;?dr|update[sd]?|news|notes?|notice|reminder|important|announcements?|attention|alert|breaking',
  'edit|heads up|hi|hey|hello|ok(?:ay)?|so|also|again|remember|all|everyone|everybody|folks|friends|people|world|twitter|tweeps',
  'mastodon|socials?|links?|bio|info|question|confession|plan|now|here|elsewhere|moving|leaving|goodbye|bye|migration',
  'wichtig|hinweis|achtung|hallo|leute|nachricht|nouvelles?|annonce|attention|bonjour|coucou|salut|aviso|anuncio|noticias?|hola',
  'amigos|ciao|avviso|annuncio|novità|novidades?|oi|olá|gente|let op|nieuws|mededeling|uwaga|ważne|viktigt|viktig|huom|tärkeää',
  'pozor|duyuru|внимание|важно|увага|новости|새 소식|공지|お知らせ|告知|公告|通知',
];

/** Words of a text about an account that is not what it seems: there a label says nothing of the speaker. */
export const IMPOSTURE: readonly string[] = [
  "fake|impost[eo]r|impersonat|scam|hack|phish|spoof|parody|fraud|report|beware|not (?:me|mine|my|us)|n't (?:me|mine|my|us)",
  'gefälscht|hochstap|betrüg|nicht (?:ich|mein)|ich nicht|usurp|pas (?:moi|mon)|faux|suplant|fals[oa]|no soy|non sono|não sou',
  'oplicht|nep(?:account|profiel)|niet (?:ik|mijn)|podszy|fałszyw|to nie ja|falešn|falsk|inte jag|ikke meg|ikke mig|väären|sahte',
  'фейк|подделк|мошенн|не я|не мо|підроб|шахра|απάτη|ψεύτικ|انتحال|مزيف|מתחז|מזויף|جعلی|फर्जी|palsu|사칭|가짜|なりすまし|偽|冒充|假冒',
];

/** Right after an address that is not called like the speaker: they are there for a time, or for work. */
export const VISITS: readonly string[] = [
  'on (?:mon|tues|wednes|thurs|fri|satur|sun)days?|at \\d+(?:[ap]m)?|all (?:day|night|week|weekend)|every|having|eating|drinking|waiting|tune in',
  'as (?:an? (?!backup|back-up|fallback)|the|head|chief|lead|senior|their|c[a-z]o(?!LETTER))',
  'esta (?:noche|tarde|semana)|mañana|hoy|ce soir|demain|cette semaine|heute|morgen|diese woche|stasera|domani|oggi|hoje|amanhã',
  'vanavond|morgen|vandaag|ikväll|imorgon|i kveld|i aften|dzisiaj|jutro|сегодня|завтра|сьогодні|今夜|明日|今晚|明天|오늘|내일',
];

/**
 * Right after an address: it is a place or a person in a sentence that goes on, "at … HQ", "… says". In languages
 * that put the verb last it is what the first person did with them.
 */
export const STRAYS: readonly string[] = [
  ',\\s*(?:says|said|writes)',
  "'s|s'|hq|headquarters|offices?|booth|event|conference|conf|meetup|party|talk|podcast|show",
  'today|tonight|tomorrow|(?:this|next) (?:week|weekend|month|morning|afternoon|evening)',
  'is(?! (?:me|mine|my|also my|now my|where))|has|was|were|says|said|wrote|posted|did|made|to (?:an?|the|my|its|another)',
  'if (?:i|it|they|we) (?:was|were|had|could|did|ever)|lol|lmao|jk',
  '[(-]?\\s*(?:no longer|no more|not *(?:$|[.!)])|just kidding|kidding|ya no|nicht mehr|niet meer|non più)',
  '(?:fue|ha sido|está|foi|a été|est|wurde|ist|wird|è stat[ao]|is|er|är|blev|zostało?|jest)(?: LETTER+)? (?:[hz]h?ac?k|gehackt|pirat|robad|suspen|bann|borrad|elimin|cerrad|fechad|exclu|bloque|supprim|ferm[ée])LETTER*',
  '(?:wurde|ist|wird|is|er|är|blev|zostało?|jest) (?:gelöscht|gesperrt|geschlossen|gesloten|verwijderd|stengt|slettet|raderat|avstängt|usunięt|zablokowan)LETTER*',
  '(?:был[аои]? )?(?:взлом|удал|заблок|видал|злам)LETTER*|çalındı|kapatıldı|silindi|hacklendi|askıya|(?:sudah |telah )?(?:diretas|dihapus|diblokir|ditutup)',
  '[はが]?(?:凍結|消え|消し|削除|停止|乗っ取)|(?:已经|已經|已)?(?:被|没了|停用|废)|[은는이가]? ?(?:정지|삭제|해킹)|(?:تم )?(?:مخترق|معلق|محذوف|اختراق)',
  'with|talking|speaking|discussing|presenting|listening|watching',
  'gefolgt|dankbar|verfallen|gevolgd|dankbaar|gaan volgen|wdzięczn[ya]|seuraaja|fani',
  '上?(?:那里|那裡|那边|那邊|这里|這裡|家)?(?:看|听|聽|读|讀|买|買|发现|發現|见|見|找到|工作|开会|開會|认识|認識)|的(?:粉|读者|讀者|朋友|文|帖|嘟)|粉丝|粉絲',
];
