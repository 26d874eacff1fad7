import type { Language } from './language.ts';
import { COMMON } from './names.ts';

/** How the other European languages speak of oneself. */
export const EUROPEAN: readonly Language[] = [
  {
    // Polish
    leads: [
      'jestem|znajdzie(?:cie|sz) mnie|mnie(?: też| też)? (?:znaleźć|znajdziecie|znajdziesz|obserwować)|obserwuj(?:cie)? mnie|śledź(?:cie)? mnie|szukaj(?:cie)? mnie|dodaj(?:cie)? mnie|przeniosł[ae]m się|przenoszę się|przeprowadził[ae]m się',
      '(?:moje|mój|moim|moja)(?: now[eyaym]+)*(?: (?:konto|koncie|profil|adres|handle|mastodon))',
    ],
    labels: ['(?:now[eya] )?(?:konto|profil|adres)|też|również|mastodon'],
    occasions: [
      'gdyby(?: LETTER+){1,8}|jakby(?: LETTER+){1,8}|w razie(?: LETTER+){1,8}|jeśli twitter(?: LETTER+){1,6}',
    ],
    between: [
      ...COMMON,
      'na|do|pod|jako|teraz|też|także|również|już|tutaj|tu|tam|adresem|to|jest|konto|profil|nazwą',
      'w(?= mastodon)|i(?: na)?(?= mastodon)',
    ],
    follows: ['(?:to ja|to moje(?: nowe)? konto|to mój(?: nowy)? profil)'],
    and: ['i', 'oraz', 'lub', 'albo'],
    denials: ['nie|nigdy|mówi|napisał|pisze|jeśli'],
  },
  {
    // Czech and Slovak
    leads: [
      'jsem|ja som|som(?= (?:na|teraz|tu|už|aj|tiež))|najde(?:te|š) m[eěa]|nájdete ma|sledujte m[eěa]|sleduj m[eěa]|přestěhoval[a]? jsem se|přešel jsem|přešla jsem',
      '(?:můj|moje|môj)(?: nov[ýyéea])*(?: (?:účet|účtu|profil|adresa|mastodon))',
    ],
    labels: ['(?:nov[ýáé] )?(?:účet|profil|adresa)|také|taky|mastodon'],
    occasions: ['kdyby(?: LETTER+){1,8}|pro případ(?: LETTER+){1,8}'],
    between: [...COMMON, 'na|i|jako|ako|teď|teraz|také|taky|tiež|už|tady|tu|tam|pod|do|je'],
    follows: ['(?:jsem já|je můj(?: nový)? (?:účet|profil)|to jsem já)'],
    and: ['a', 'nebo', 'alebo'],
    denials: ['ne|nie|nikdy|nejsem|říká|napsal'],
  },
  {
    // Russian
    leads: [
      'я(?: (?:теперь|уже|тоже|также|сейчас|есть))* (?:в|на|во|тут|здесь|там|под ником|как|mastodon)|ищите меня|меня (?:теперь )?(?:ищите|читайте)|меня (?:можно |теперь )*(?:найти|найдёте|найдете|читать)|найти меня|найд[её]те меня|(?:подписывайтесь|подпишитесь) на меня|читайте меня|добавляйте меня|фолловьте меня',
      '(?:мой|моя|моё|мое)(?: новLETTER+| основнLETTER+)*(?: (?:аккаунт|акк|профиль|адрес|ник|страница|страничка|учётка|учетка|mastodon))',
    ],
    openings: ['(?:(?:теперь|уже|я|наконец) )*(?:переехал[аи]?|перебрал(?:ся|ась))'],
    labels: ['(?:нов[ыоа][йея] )?(?:аккаунт|акк|профиль|адрес|учётка|учетка)|также|mastodon'],
    occasions: ['если(?: LETTER+){1,8}|на всякий случай'],
    between: [
      ...COMMON,
      'в|на|во|теперь|уже|тоже|также|тут|там|здесь|сюда|это|есть|под|ником|как|переехал[аи]?|переезжаю|перебрал(?:ся|ась)|аккаунт|профиль|адрес|сейчас|пишу|живу',
      'и(?: в)?(?= mastodon)',
    ],
    follows: ['(?:это я|(?:это )?мой(?: новый)? (?:аккаунт|профиль|адрес))'],
    and: ['и', 'или', 'также'],
    // The last three are Bulgarian, where "я" is "her".
    denials: ['не|нет|никогда|говорит|сказал[аи]?|пишет|если|намерете?|(?:по)?следвайте|вижте'],
  },
  {
    // Ukrainian
    leads: [
      'я(?: (?:тепер|вже|також|теж|зараз|є))* (?:в|у|на|тут|там|під ніком|як|mastodon)|шукайте мене|мене (?:тепер )?(?:шукайте|читайте)|мене (?:можна |тепер )*(?:знайти|знайдете|читати)|знайти мене|(?:підписуйтесь|підписуйтеся|підпишіться) на мене|читайте мене|додавайте мене',
      '(?:мій|моя|моє)(?: новLETTER+)*(?: (?:акаунт|профіль|адреса|нік|сторінка|mastodon))',
    ],
    openings: ['(?:(?:тепер|вже|я|нарешті) )*(?:переїха(?:в|ла|ли)|перебра(?:вся|лася))'],
    labels: ['(?:нов[иа]й? )?(?:акаунт|профіль|адреса)|також|mastodon'],
    occasions: ['якщо(?: LETTER+){1,8}|про всяк випадок'],
    between: [
      ...COMMON,
      'в|у|на|тепер|вже|також|теж|тут|там|сюди|це|є|під|ніком|як|переїха(?:в|ла)|перебра(?:вся|лася)|акаунт|профіль|зараз|пишу',
    ],
    follows: ['(?:це я|(?:це )?мій(?: новий)? (?:акаунт|профіль))'],
    and: ['і', 'та', 'й', 'або'],
    denials: ['не|ні|ніколи|каже|пише|сказа(?:в|ла)|якщо|намерете?|(?:по)?следвайте|вижте'],
  },
  {
    // Greek
    leads: [
      'με βρείτε|θα με βρείτε|ακολουθήστε με|βρείτε με|με βρίσκετε|(?:ο )?(?:νέος )?λογαριασμός μου|είμαι',
    ],
    labels: ['(?:νέος )?λογαριασμός|νέο προφίλ|επίσης|mastodon'],
    between: [...COMMON, 'στο|στη|στην|ως|τώρα|και στο|επίσης|εδώ|εκεί|είναι|πλέον'],
    and: ['και', 'ή'],
    denials: ['δεν|μη|μην|λέει'],
  },
  {
    // Finnish
    leads: [
      'minä olen|olen|löydä(?:t|tte) minut|löydyn|seuraa(?:kaa)? minua|minut löytää|minut löydät|muutin',
      '(?:minun )?(?:uusi )?(?:mastodon(?:-| )?)?(?:tilini|osoitteeni|profiilini)',
    ],
    labels: ['(?:uusi )?(?:mastodon(?:-| )?)?(?:tili|osoite|profiili)|myös|mastodon'],
    occasions: ['jos (?:twitter|tämä)(?: LETTER+){1,6}|siltä varalta(?: LETTER+){0,8}'],
    between: [
      ...COMMON,
      'nyt|nykyään|jatkossa|täältä|tänne|myös|täällä|siellä|osoitteessa|nimellä|on|tilillä|osoitteesta',
    ],
    and: ['ja', 'tai', 'sekä'],
    denials: ['en|ei|älä|älkää|sanoo|sanoi'],
  },
];
