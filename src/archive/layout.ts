/** Where the files of an archive lie, told by their names alone. */
export interface Layout {
  /** The folder of the data files: `data/`, or nothing (the layouts of 2018 and 2019, or a re-zipped `data`). */
  readonly base: string;
  /** The data files, without `base`: `tweets.js`, `tweets-part1.js`. */
  readonly scripts: ReadonlySet<string>;
  /** Grailbird's files of tweets, newest month first. */
  readonly months: readonly string[];
  /** Folders of media, without `base`: `tweets_media`. */
  readonly mediaFolders: ReadonlySet<string>;
  /** Zips inside media folders, where exports until January 2020 hold the media. */
  readonly mediaZips: readonly string[];
}

/** A data file that every archive of "Your Twitter data" has at least one of. */
const KNOWN_SCRIPT =
  /^(?:manifest|account|profile|tweets?|like|following|follower|block|mute|direct-messages?)(?:-part\d+)?\.js$/;

const GRAILBIRD_MONTH = /^(?:data\/)?js\/tweets\/\d{4}_\d\d\.js$/;
const SCRIPT = /^(data\/)?([^/]+\.js)$/;
const MEDIA = /^(?:data\/)?([^/]+_media)\/(?:[^/]+\.zip$)?/;

/** @param names as `Container.names` gives them; passed through once */
export function layoutOf(names: Iterable<string>): Layout {
  const inData = new Set<string>();
  const atRoot = new Set<string>();
  const months: string[] = [];
  const mediaFolders = new Set<string>();
  const mediaZips: string[] = [];
  for (const name of names) {
    const media = MEDIA.exec(name);
    if (media) {
      mediaFolders.add(media[1] ?? '');
      if (media[0].endsWith('.zip')) mediaZips.push(name);
      continue;
    }
    const script = SCRIPT.exec(name);
    if (script) (script[1] ? inData : atRoot).add(script[2] ?? '');
    else if (GRAILBIRD_MONTH.test(name)) months.push(name);
  }
  const base = hasKnownScript(inData) || !hasKnownScript(atRoot) ? 'data/' : '';
  return {
    base,
    scripts: base === '' ? atRoot : inData,
    months: months.sort().reverse(),
    mediaFolders,
    mediaZips,
  };
}

/** The data files by which an archive is recognised: the well-known ones, or Grailbird's months. */
export function tellingFiles({ base, scripts, months }: Layout): readonly string[] {
  const known = [...scripts].filter(script => KNOWN_SCRIPT.test(script));
  return known.length > 0 ? known.map(script => base + script) : months;
}

/** Whether some of these files are named as those of "Your Twitter data". */
export function hasKnownScript(scripts: Iterable<string>): boolean {
  for (const script of scripts) if (KNOWN_SCRIPT.test(script)) return true;
  return false;
}
