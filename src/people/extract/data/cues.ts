/** Words and signs of the fediverse. Pattern sources (flags `iu`): whole words, then pieces found anywhere. */
export const FEDIVERSE_WORDS = String.raw`mast[oa]d[oó]nt?\w*|mastodonte|masto|fedi\w*|fédi\w*|toots?|tooting|tooted|tröö?t\w*|pouets?|pixelfed|misskey|pleroma|akkoma|friendica|peertube|lemmy|mbin|kbin|calckey|firefish|sharkey|iceshrimp|gotosocial|hubzilla|bookwyrm|activitypub|мастод\w*|федив\w*|μαστόδον\w*|ماستودون|الفيديفرس|فدیورس|מסטודון|פדיברס`;
export const FEDIVERSE_SIGNS =
  '🐘|🦣|⁂|マストドン|ますとどん|フェディバース|分散sns|ミスキー|마스토돈|페디버스|미스키|툿|长毛象|長毛象|毛象|联邦宇宙|聯邦宇宙|มาสโตดอน|मास्टोडन|मैस्टोडन';

/** Words that make `a@b.c` behind them an e-mail address or a name of another network, on whatever host. */
export const MAIL_WORDS = String.raw`e-?mails?|mail|mailto|mails|mailen|courriel|mél|correos?|posta|e-posta|eposta|sähköposti|epost|почт\w*|мыло|имейл|пошт\w*|ایمیل|البريد|بريد|אימייל|דוא"ל|ईमेल|xmpp|jabber|jid|sips?|nip-?0?5|nostr|lnurl|lightning|lud16|zaps?|paypal|venmo|zelle|pix|skype|msn|icq|gtalk|hangouts|imessage|facetime`;
export const MAIL_SIGNS =
  '✉|📧|📩|📨|📮|💌|メール|めーる|电邮|電郵|邮箱|邮件|郵件|信箱|電子郵|이메일|메일|อีเมล|⚡';

/** Weaker: they point to an e-mail address where nothing shows the fediverse. */
export const CONTACT_WORDS =
  'contact|contacts|contacto|contatto|contato|kontakt|reach|bookings?|write|write to|schreibt?|inquiries|enquiries|business|press|support|bug|bugs|cv|resume|rsvp|pgp|gpg|お問い合わせ|連絡先|문의|연락처|联系|聯絡';

/** Mailboxes of an office, not of a person. */
export const OFFICE_MAILBOXES: ReadonlySet<string> = new Set(
  `abuse admin billing bookings bugs career careers contact contacto editor enquiries events feedback hello help hr
  info inquiries jobs kontakt legal mail mailbox marketing media newsletter newsroom no-reply noreply office
  orders postmaster presse press privacy redaktion root sales security service submissions subscribe support
  team tickets tips unsubscribe webmaster git`.split(/\s+/),
);
