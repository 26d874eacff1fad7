import assert from 'node:assert/strict';

type ErrorClass = abstract new (...values: never[]) => Error;

/** What a careless template makes of a value that is not there, and what only a developer understands. */
const RUBBISH = /\bundefined\b|\[object |\bNaN\b|^\s+at |\bnot a function\b|\bCannot read\b/m;

/** Paths and a few quotes of some dozen characters fit in; a whole line of a file does not. */
const MOST_UNITS = 1000;

/** Awaits work that may be refused. @throws what it throws, unless that is one of `allowed` and a sentence */
export async function refusedBy(allowed: readonly ErrorClass[], work: () => unknown): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof Error) || !allowed.some(kind => error instanceof kind)) throw error;
    expectSentence(error.message);
  }
}

/** @throws {AssertionError} for what no person would write */
export function expectSentence(text: string): void {
  assert.ok(text.trim() !== '', 'an error without a word');
  assert.doesNotMatch(text, RUBBISH);
  assert.ok(text.length <= MOST_UNITS, `an error of ${text.length} characters: ${text.slice(0, MOST_UNITS)}`);
}
