import { fieldsOf, textOf } from './fields.ts';

/**
 * Whether a record of `protected-history.js` shows that the account was protected: every change does, also the end of a
 * lock that began before the six months of the history.
 * @param record `{"protectedHistory": {"protectedAt", "action": "Protect" or "Unprotect"}}`
 * @returns null when it is no such record
 */
export function tellsOfLock(record: unknown): true | null {
  return textOf(fieldsOf(fieldsOf(record).protectedHistory).action) === null ? null : true;
}

/** Whether a tweet of a Grailbird archive says that its author was protected when that was made. */
export function ownerIsProtected(record: unknown): boolean {
  return fieldsOf(fieldsOf(record).user).protected === true;
}
