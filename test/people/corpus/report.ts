/** Prints how well extraction reads the corpus; exits 1 when it is not good enough. */
import { measureCorpus, REQUIRED } from './corpus.ts';

const { texts, right, precision, recall, mistakes } = measureCorpus();
const lines = [
  ...mistakes,
  `${texts} texts, ${right} addresses read rightly: precision ${precision.toFixed(4)}, recall ${recall.toFixed(4)} (at least ${REQUIRED} each)`,
];
process.stdout.write(`${lines.join('\n')}\n`);
process.exitCode = Math.min(precision, recall) < REQUIRED ? 1 : 0;
