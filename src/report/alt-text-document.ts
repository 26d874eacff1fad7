/** What `alt-text --json` prints. */
export interface AltTextDocument {
  readonly type: 'alt_text';
  /** Absolute path of the sheet. */
  readonly file: string;
  readonly files: number;
  /** How many of them have a description. */
  readonly described: number;
}

/** The document of a sheet. @param sheet the one that was written */
export function altTextDocument({
  path,
  files,
  described,
}: {
  readonly path: string;
  readonly files: number;
  readonly described: number;
}): AltTextDocument {
  return { type: 'alt_text', file: path, files, described };
}
