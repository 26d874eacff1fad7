import type fc from 'fast-check';

/** A part of the program that reads what strangers write, with inputs that are nearly what it expects. */
export interface Target<T = unknown> {
  /** The same for the same seed, whatever ran before: only so can a failure be played again. */
  readonly inputs: fc.Arbitrary<T>;
  /** Hands an input to the program. @throws when the program does anything but what it promises */
  readonly check: (input: T) => void | Promise<void>;
}

/** A target whose inputs are known to its own `check` alone. */
export function target<T>(inputs: fc.Arbitrary<T>, check: Target<T>['check']): Target {
  return { inputs, check: input => check(input as T) };
}
