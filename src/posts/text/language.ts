/** Twitter's own and outdated codes, and the ISO 639 code of each. */
const RENAMED: Readonly<Record<string, string>> = { in: 'id', iw: 'he', ji: 'yi', msa: 'ms', fil: 'tl' };

/** No language: undetermined, none at all, made-up, several; and Twitter's own from the private range of ISO 639-2. */
const NONE = /^(?:und|zxx|art|mul|mis|q[a-t][a-z])$/;

/**
 * The language of a post.
 * @param lang Twitter's, such as `en`, `zh-cn`, `in` or `qme`
 * @returns ISO 639-1, or ISO 639-3 where that has none; `null`: Twitter did not know
 */
export function postLanguage(lang: string | null): string | null {
  const [code = ''] = (lang ?? '').toLowerCase().split(/[-_]/);
  if (NONE.test(code) || !/^[a-z]{2,3}$/.test(code)) return null;
  return RENAMED[code] ?? code;
}
