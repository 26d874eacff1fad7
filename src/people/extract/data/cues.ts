/** Words of the fediverse. Pattern sources (flags `iu`): `…_WORDS` stand alone, `…_SIGNS` anywhere. */
export const FEDIVERSE_WORDS = [
  String.raw`mast[oa]d[oó]n\p{L}*|masto|f[eé]di\p{L}*|toots?|tooting|tooted|tröö?t\p{L}*|pouets?|activitypub`,
  'pixelfed|misskey|pleroma|akkoma|friendica|peertube|lemmy|mbin|kbin|calckey|firefish|sharkey',
  'iceshrimp|gotosocial|hubzilla|bookwyrm',
  String.raw`мастод\p{L}*|федив\p{L}*|μαστόδον\p{L}*|ماستودون|الفيديفرس|فدیورس|\p{L}?מסטודון|\p{L}?פדיברס`,
].join('|');
export const FEDIVERSE_SIGNS = [
  '🐘|🦣|⁂|マストドン|ますとどん|フェディバース|分散sns|ミスキー|마스토돈|페디버스|미스키|툿',
  '长毛象|長毛象|毛象|联邦宇宙|聯邦宇宙|มาสโตดอน|मास्टोडन|मैस्टोडन',
].join('|');

/** What makes `a@b.c` behind it an e-mail address or a name of another network, on whatever host. */
export const MAIL_WORDS = [
  'e-?mails?|mail|mails|mailto|mailen|courriel|mél|correos?|posta|e-?posta|epost|sähköposti',
  String.raw`почт\p{L}*|мыло|имейл|пошт\p{L}*|ایمیل|البريد|بريد|אימייל|דוא"ל|ईमेल`,
  'xmpp|jabber|jid|irc|ssh|scp|sftp|rsync|sips?|nip-?0?5|nostr|lnurl|lightning|lud16|zaps?',
  'paypal|venmo|zelle|pix|skype|msn|icq|gtalk|hangouts|imessage|facetime',
].join('|');
export const MAIL_SIGNS =
  '✉|📧|📩|📨|📮|💌|⚡|メール|めーる|电邮|電郵|邮箱|邮件|郵件|信箱|電子郵|이메일|메일|อีเมล';

/** Weaker: they point to e-mail where nothing shows the fediverse. */
export const CONTACT_WORDS = [
  'contacts?|contacto|contatto|contato|kontakt|reach|bookings?|write|schreibt?|inquiries|enquiries',
  'business|press|support|bugs?|cv|resume|rsvp|pgp|gpg',
].join('|');
export const CONTACT_SIGNS =
  'お問い?合わ?せ|ご連絡|連絡先|依頼|문의|연락처|의뢰|제보|联系|聯絡|聯繫|商务|商務|约稿';
