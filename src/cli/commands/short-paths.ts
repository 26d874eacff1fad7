/**
 * A text in which paths in a home folder begin with `~`, as a shell takes them: it knows no home folder in quotation
 * marks, so that these begin behind it.
 * @param home its path; a root is nobody's home
 */
export function shortPaths(text: string, home: string): string {
  const name = home.replace(/[/\\]+$/, '');
  if (name === '') return text;
  const path = name.replace(/[$()*+.?[\\\]^{|}]/g, '\\$&');
  // Neither `/home/anna` nor `/mnt/home/ann` is in `/home/ann`.
  return text
    .replace(new RegExp(`(["'])${path}\\1`, 'g'), '~')
    .replace(new RegExp(`(["'])${path}([/\\\\])`, 'g'), '~$2$1')
    .replace(
      new RegExp(`(?<![\\p{L}\\p{N}_./\\\\-])${path}(?![\\p{L}\\p{N}_-]|\\.[\\p{L}\\p{N}])`, 'gu'),
      '~',
    );
}
