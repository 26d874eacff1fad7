import { EASTERN_ASIAN } from './eastern-asian.ts';
import { EUROPEAN } from './european.ts';
import { GERMANIC } from './germanic.ts';
import type { Language } from './language.ts';
import { ROMANCE } from './romance.ts';
import { WESTERN_ASIAN } from './western-asian.ts';

/** Every language whose first person is known. */
export const LANGUAGES: readonly Language[] = [
  ...GERMANIC,
  ...ROMANCE,
  ...EUROPEAN,
  ...WESTERN_ASIAN,
  ...EASTERN_ASIAN,
];
