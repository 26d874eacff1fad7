import assert from 'node:assert/strict';
import { test } from 'node:test';
import { measureCorpus, REQUIRED } from './corpus.ts';

const measure = measureCorpus();

test('the corpus is large enough to say something', () => {
  assert.ok(measure.texts >= 400, `${measure.texts} texts`);
});

test('extraction reads the corpus with the required precision', () => {
  assert.ok(measure.precision >= REQUIRED, `precision ${measure.precision}\n${measure.mistakes.join('\n')}`);
});

test('extraction reads the corpus with the required recall', () => {
  assert.ok(measure.recall >= REQUIRED, `recall ${measure.recall}\n${measure.mistakes.join('\n')}`);
});
