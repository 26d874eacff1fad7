import type { Problem } from './types.ts';

/** What went wrong while an archive is read: the first finding for each file, however often it is read. */
export class Problems {
  readonly list: Problem[] = [];

  /** @param what a sentence fragment that follows the file's name: "is listed in data/manifest.js but missing" */
  add(file: string, what: string): void {
    if (!this.list.some(problem => problem.file === file)) this.list.push({ file, what });
  }
}
