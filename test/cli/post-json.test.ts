import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type {
  PostDraftDocument,
  PostOutcomeDocument,
  PostPlanDocument,
  PostResultDocument,
  UndoResultDocument,
} from '../../src/report/published-types.ts';
import { postWorld } from './post-world.ts';

type Line =
  | PostPlanDocument
  | PostDraftDocument
  | PostOutcomeDocument
  | PostResultDocument
  | UndoResultDocument;
const lines = (stdout: string): Line[] =>
  stdout
    .trim()
    .split('\n')
    .map(line => JSON.parse(line));

describe('oxpecker post --json', () => {
  it('prints the plan and each tweet in a dry run', async t => {
    const { post } = await postWorld(t);
    const { code, stdout } = await post('-n', '--json', '--retweets');
    assert.equal(code, 0);
    const [plan, ...drafts] = lines(stdout);
    assert.ok(plan?.type === 'post_plan');
    assert.deepEqual(plan.left_out, { reply: 1 });
    assert.equal(plan.tweets, 4);
    assert.deepEqual(plan.media, { photos: 1, videos: 0, gifs: 0, bytes: 16 });
    assert.match(plan.limit ?? '', /^300 posts in 3 hours$/);
    assert.deepEqual(
      drafts.map(each => (each.type === 'post_draft' ? each.is_reply : null)),
      [false, true, false, false],
    );
  });

  it('prints the plan, what became of every tweet, and the result; undo post takes it back', async t => {
    const { post, run, home, heron, texts } = await postWorld(t);
    home.fault({ method: 'POST', path: /\/statuses$/, kind: 'status', status: 422, after: 2 });
    const { code, stdout } = await post('--json');
    assert.equal(code, 3);
    const all = lines(stdout);
    assert.deepEqual(
      all.map(line => line.type).filter(type => type !== ('waiting' as string)),
      ['post_plan', 'post_outcome', 'post_outcome', 'post_outcome', 'post_result'],
    );
    const outcomes = all.flatMap(line => (line.type === 'post_outcome' ? [line] : []));
    assert.deepEqual(
      outcomes.map(({ state, word }) => `${state} ${word}`),
      ['done posted', 'done posted', 'failed error'],
    );
    const last = all.at(-1);
    assert.ok(last?.type === 'post_result');
    assert.deepEqual([last.tweets, last.failed, last.outcomes], [2, 1, { error: 1 }]);
    assert.equal(home.posts(heron).length, 2);

    const dry = await run(['undo', 'post', '-n']);
    assert.match(dry.stdout, /^Delete 2 posts as heron@home\.example/m);
    assert.match(dry.stdout, /other servers are asked to delete their copies/);
    assert.equal(texts().length, 2);
    const undone = await run(['undo', 'post', '-y', '--json', '--max-wait', 'unlimited']);
    assert.equal(undone.code, 0, undone.stderr);
    const result = lines(undone.stdout).at(-1);
    assert.ok(result?.type === 'undo_result');
    assert.deepEqual(result.outcomes, { deleted: 2 });
    assert.deepEqual(texts(), []);
    assert.match((await run(['undo', 'post', '-y'])).stdout, /^Nothing to delete as heron@home\.example/m);
    assert.match((await run(['status'])).stdout, /^post: 0 done.*2 taken back$/m);

    // What was taken back may be posted again.
    assert.equal((await post('--retry-failed')).code, 0);
    assert.equal(texts().length, 3);
  });
});
