/** Right before an address in a display name: it is not, or no longer, or never was its owner's. */
export const NO_LONGER: readonly string[] = [
  "not|never|isn't|ain't|wasn't|no longer|ex|former|formerly|previously|prev|was|used to be|old|dead|deleted|suspended|banned",
  'nicht|kein|früher|ehemals|ehemalige[rs]?|ehem|vormals|bis vor kurzem|alte[rs]?|niet|nooit|voorheen|vroeger|oude?',
  'pas|jamais|anciennement|ancienne?|autrefois|no|ya no|nunca|antes|antigu[oa]|não|nao|já não|antig[oa]|ex[- ]conta|abans|antic',
  'non|vecchio|in passato|precedentemente|nu mai|fost|fosta|inte|ej|ikke|tidigare|tidligere|förr|før|gaml?[ae]|gammelt?',
  'entinen|to nie|już nie|dawniej|wcześniej|były|była|stare|není|dříve|bývalý|bývalá|staré|değil|eski|eskiden',
  'не|бывш[а-я]*|раньше|ранее|экс|стар[а-я]*|колишн[а-яії]*|раніше|όχι|δεν|πρώην|παλιός?|ليس|سابق[اً]*|לא|לשעבר|نیست|سابق|नहीं|पूर्व|bukan|mantan|dulu|eks',
];

/** The same in languages without spaces, and in signs. */
export const NO_LONGER_UNSPACED: readonly string[] = [
  '旧|舊|元|前|偽|不是|并非|並非|非|曾|원래|예전|[≠🚫❌⛔👎]|!=|=/=',
];

/** Before an address in a display name or bio, with a few words between: it is whom the text is about. */
export const ABOUT: readonly string[] = [
  '(?:fans?|stan|superfan|fã|fana?|supporter|admirer|tribute|archive|mirror|alt|bot) (?:of|to|for|account for|von|van|de|da|do|di|av|af)',
  'parody|parodie|parodia|paródia|impersonat[a-z]*|impost[eo]r|fake|unofficial|inoffiziell|пароди[а-я]*|фанат[а-я]*',
  'falsch[a-z]*|faux|fausse|fals[oa]|fałszyw[a-z]*|falsk|falešn[a-zý]*|фейк[а-я]*|sahte|palsu',
];

/** Right before an address that is not called like the name: it is somebody its owner has to do with. */
export const BELONGS_TO: readonly string[] = [
  'of|by|for|with|w/|vs\\.?|and|feat\\.?|ft\\.?|loves?|hates?|likes|follow|follows|support(?:s|ing)?|boycott|free|save|read|runs?|running|ask|via|thanks|join|watch|rt',
  '(?:icon|pfp|avi|avatar|art|header|banner|pic|photo):?|📷|📸',
  '(?:husband|wife|spouse|partner|mum|mom|mother|dad|father|brother|sister|friend|assistant|married|engaged|pa) to',
  '(?:co-?)?(?:founder|host|author|editor|organi[sz]er)|ceo|cto|cfo|coo|team|staff|employee|intern|manager|director|president|member|maintainer',
  'von|für|mit|und|liebt|folgt|folge|chefin|chef|van|voor|met|en|volg|de|du|des|pour|avec|et|aime|suivez|del|por|para|con|sigan?|do|da|com',
  'di|della|per|pentru|cu|av|för|med|och|hos|af|og|od|dla|oraz|pro|от|для|від|και|του|ile|dari|untuk|dan|של|از',
];

/** Right after an address in a display name: it is not its owner's. */
export const NOT_THEIRS: readonly string[] = [
  "'s (?!mastodon)|fans?(?!\\p{L})|fan ?(?:page|account|club)|stan(?!\\p{L})|parody|parodie|(?:is )?(?:not|fake|closed|dead|gone)(?!\\p{L})|isn't",
  'is (?:my|a|an|the) |(?:bin ich )?nicht|ist nicht|(?:no soy|não sou|non sono|pas) |hayranı|değil|фанат|не я|нет',
  'ではな|じゃな|のファン|推し|不是我|的(?:粉|朋友|老婆|老公)|粉丝|粉絲|팬|아님|아닙|아니',
];

/** Signs of praise: beside an address alone they speak of another. */
export const PRAISE = /[❤♥💓-💟🖤🤍🤎🧡🩷🩵👏🙏🎉🥳👍🙌🫶😍🥰😂🤣👎🚫❌]/u;
