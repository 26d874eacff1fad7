/** Colours as a rendering asks for them; each function returns the text as it is to be printed. */
export interface Style {
  bold(text: string): string;
  dim(text: string): string;
  green(text: string): string;
  yellow(text: string): string;
}

/** No colours: for files, pipes and `--no-color`. */
export const PLAIN: Style = {
  bold: text => text,
  dim: text => text,
  green: text => text,
  yellow: text => text,
};
