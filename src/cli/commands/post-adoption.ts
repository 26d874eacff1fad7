import type { PostPlan } from '../../migrate/publish/types.ts';
import { confirm } from '../prompts.ts';
import type { PostRun } from './post-run.ts';

/** Plans, and where the journal was lost asks whether what stands there already counts as posted. */
export async function makePostPlan(
  run: PostRun,
): Promise<{ readonly plan: PostPlan; readonly adopted: number }> {
  const { context, options, reporter, source, request, tools } = run;
  const { preparePosts } = await import('../../migrate/publish/prepare.ts');
  const dryRun = options.dryRun ?? false;
  const plan = await preparePosts(source, request, tools, { dryRun });
  const { adoptable } = plan;
  if (adoptable.length === 0 || options.adopt === false) return { plan, adopted: 0 };
  const { adoptQuestion } = await import('../../report/post-plan-text.ts');
  if (options.adopt === undefined) {
    reporter.stop();
    if (dryRun) {
      context.terminal.say(`${adoptQuestion(adoptable.length)} --adopt says yes.`);
      return { plan, adopted: 0 };
    }
    const answer = await confirm(
      context,
      adoptQuestion(adoptable.length),
      '--adopt, or --no-adopt to post again',
    );
    if (!answer) return { plan, adopted: 0 };
    await reporter.resume('Taking over what stands there');
  }
  const { adoptPosts } = await import('../../migrate/publish/adopt.ts');
  await adoptPosts(adoptable, source, tools);
  return { plan: await preparePosts(source, request, tools, { dryRun }), adopted: adoptable.length };
}
