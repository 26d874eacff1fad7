/** The shapes of what `--json` prints, for scripts in TypeScript: `import type { FindDocument } from 'oxpecker'`. */
export type {
  AccountDocument,
  AccountsDocument,
  ConsentEvent,
  LogoutDocument,
} from './account-document.ts';
export type { CheckDocument, DoctorDocument } from './doctor-document.ts';
export type { FindDocument } from './find-document.ts';
export type { InspectDocument } from './inspect-document.ts';
export type {
  AltTextDocument,
  PostDraftDocument,
  PostOutcomeDocument,
  PostPlanDocument,
  PostResultDocument,
} from './post-document.ts';
export type { PostMapDocument } from './post-map.ts';
export type {
  RelationOutcomeDocument,
  RelationPlanDocument,
  RelationResultDocument,
  WaitingDocument,
} from './relation-document.ts';
export type { StatusDocument } from './status-document.ts';
export type { UndoOutcomeDocument, UndoPlanDocument, UndoResultDocument } from './undo-document.ts';
