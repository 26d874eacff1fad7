import type { UndoOutcome, UndoPlan, UndoTools } from './types.ts';

/** How far a run is. */
export interface UndoProgress {
  readonly outcomes: UndoOutcome[];
  readonly total: number;
}

/** The progress of a run that has just begun. */
export function startOf({ steps, noted, refollows, lists }: UndoPlan): UndoProgress {
  return { outcomes: [], total: steps.length + noted.length + refollows.length + lists.length };
}

/** Keeps what became of one, and tells it. */
export function noteOutcome({ onEvent }: UndoTools, progress: UndoProgress, outcome: UndoOutcome): void {
  const { outcomes, total } = progress;
  outcomes.push(outcome);
  onEvent({ type: 'decided', outcome, done: outcomes.length, total });
}
