/** Sets a text off; gives it back as it is to be printed. */
export type Paint = (text: string) => string;

/** Colours as a rendering asks for them. */
export interface Style {
  readonly bold: Paint;
  readonly dim: Paint;
  readonly green: Paint;
  readonly yellow: Paint;
}

const unchanged: Paint = text => text;

/** No colours: for files, pipes and `--no-color`. */
export const PLAIN: Style = { bold: unchanged, dim: unchanged, green: unchanged, yellow: unchanged };
