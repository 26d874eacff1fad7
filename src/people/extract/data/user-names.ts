/** Mailboxes of an office, not of a person. */
export const OFFICE_MAILBOXES: ReadonlySet<string> = new Set(
  `
  abuse admin billing bookings bugs career careers contact contacto editor enquiries events feedback git
  hello help hr info inquiries jobs kontakt legal mail mailbox marketing media newsletter newsroom
  no-reply noreply office orders postmaster press presse privacy redaktion root sales security service
  submissions subscribe support team tickets tips unsubscribe webmaster
  `
    .trim()
    .split(/\s+/),
);

/** Names in explanations of what an address looks like: `@username@mastodon.example`. */
export const SAMPLE_USERS: ReadonlySet<string> = new Set(
  'username yourname your_name yourusername your_username yourhandle your_handle'.split(' '),
);
/** Such names that people may bear as well, unless the host is a sample too: `@you@yourserver.example`. */
export const PERHAPS_SAMPLE_USERS: ReadonlySet<string> = new Set(
  'user name handle you me someone'.split(' '),
);
/** Pattern of hosts in such explanations. */
export const SAMPLE_HOST =
  /^(?:your-?)?(?:instance|server|domain)(?:-?name)?\.|^your\.|^example\.(?:com|net|org)$|\.(?:tld|instance)$/;
