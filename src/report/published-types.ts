/** The shapes of what `--json` prints, for scripts in TypeScript: `import type { FindDocument } from 'oxpecker'`. */
export type {
  AccountDocument,
  AccountsDocument,
  ConsentEvent,
  LogoutDocument,
} from './account-document.ts';
export type { AltTextDocument } from './alt-text-document.ts';
export type { CheckDocument, DoctorDocument } from './doctor-document.ts';
export type { ErrorLine, ProblemLine } from './error-line.ts';
export type { FindDocument } from './find-document.ts';
export type { InspectDocument } from './inspect-document.ts';
export type { PostMapDocument } from './post-map.ts';
export type { PostDraftDocument, PostPlanDocument } from './post-plan-document.ts';
export type { PostOutcomeDocument, PostResultDocument } from './post-result-document.ts';
export type { RelationPlanDocument } from './relation-plan-document.ts';
export type { RelationOutcomeDocument, RelationResultDocument } from './relation-result-document.ts';
export type { StatusDocument } from './status-document.ts';
export type { UndoOutcomeDocument, UndoPlanDocument, UndoResultDocument } from './undo-document.ts';
export type { WaitingDocument } from './waiting-document.ts';
