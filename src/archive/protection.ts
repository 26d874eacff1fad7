import { fieldsOf, textOf } from './fields.ts';

/**
 * Whether a change in `protected-history.js` made the account protected.
 * @param record `{"protectedHistory": {"protectedAt", "action": "Protect" or "Unprotect"}}`
 * @returns null when it is no such record
 */
export function isProtecting(record: unknown): boolean | null {
  const action = textOf(fieldsOf(fieldsOf(record).protectedHistory).action);
  return action === null ? null : action.toLowerCase() === 'protect';
}

/** Whether a tweet of a Grailbird archive says that its author was protected when that was made. */
export function ownerIsProtected(record: unknown): boolean {
  return fieldsOf(fieldsOf(record).user).protected === true;
}
