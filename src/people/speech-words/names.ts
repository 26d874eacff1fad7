/**
 * Names of the fediverse, of its software and of its bridged neighbours, with their endings, in lower case. In the
 * word lists `mastodon` stands for all of them.
 */
export const PLATFORMS: readonly string[] = [
  "(?<![a-z])mastodon[a-z\\u00df-\\u024f]*(?:'[a-z\\u00df-\\u024f]+)?",
  '(?<![a-z])(?:the )?fedi(?:vers[a-z\\u00df-\\u024f]*)?(?![a-z])',
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

/** Says that the address before it is a place or has a sentence of its own: "at … HQ", "… says". */
export const STRAYS =
  "(?:'s|s'|hq|headquarters|offices?|booth|event|conference|conf|meetup|party|talk|today|tonight|tomorrow|this (?:week|weekend|morning|afternoon|evening)|is(?! (?:me|my|mine|where|now my|also my))|has|was|were|says|said|wrote|posted|did|made|上?(?:看|听|聽|读|讀|买|買|发现|發現|见|見|找到|工作|开会|開會|认识|認識))";
