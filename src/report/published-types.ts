/** The shapes of what `--json` prints, for scripts in TypeScript: `import type { FindDocument } from 'oxpecker'`. */
export type { FindDocument } from './find-document.ts';
export type { InspectDocument } from './inspect-document.ts';
