import { Pacer } from '../http/pacer.ts';
import { isOpen, isUnclear } from '../journal/states.ts';
import type { Item, Journal } from '../journal/types.ts';
import { forecastOperation, forecastPublishing } from '../mastodon/forecast.ts';
import {
  bucketsOf,
  costOfOperation,
  costOfPublishing,
  limitText,
  USUAL_SHARE,
  usualPostOf,
} from '../mastodon/limits.ts';
import type { Operation } from '../mastodon/types.ts';
import { wordOf } from '../report/outcome-words.ts';
import type { OperationView, ReasonCount, StatusView } from '../report/status-view.ts';
import { pacingMemory } from './pacing-memory.ts';
import { runsOf } from './runs.ts';

/** Operations as a person knows them, in the order in which they are shown. */
const SHOWN: readonly (readonly [shown: string, op: string])[] = [
  ['follow', 'follow'],
  ['block', 'block'],
  ['mute', 'mute'],
  ['list', 'list-member'],
  ['post', 'post'],
];

/**
 * How far a migration is, by its journal. Pure.
 * @param path of the journal
 * @param software NodeInfo `software.name` of the server; a server nobody knows gets Mastodon's limits
 * @param now milliseconds since the epoch
 */
export function statusOf(journal: Journal, path: string, software: string, now: number): StatusView {
  const memory = pacingMemory(journal, now);
  const pacer = new Pacer(bucketsOf({ software }), {
    clock: { now: () => now },
    share: USUAL_SHARE,
    pace: 'burst',
    memory,
  });
  const operations = SHOWN.flatMap(([operation, op]) => {
    const items = [...journal.items.values()].filter(item => item.op === op);
    const plan = journal.plans.get(op);
    if (items.length === 0 && plan === undefined) return [];
    const left = plan ? Math.max(0, plan.total - plan.decided) : null;
    return [
      {
        ...countItems(operation, items),
        left,
        runs: runsOf(items),
        ...outlook(operation, left ?? 0, software, pacer),
      },
    ];
  });
  return {
    twitterId: journal.pair.twitterId,
    account: journal.pair.target,
    journal: path,
    lastAt: journal.lastAt,
    operations,
    refusedRequests: journal.limits.filter(({ refused }) => refused).length,
  };
}

function countItems(
  operation: string,
  items: readonly Item[],
): Omit<OperationView, 'left' | 'runs' | 'waits' | 'finishAt'> {
  const groups = new Map<string, ReasonCount>();
  for (const item of items) {
    const state = stateOf(item);
    const word = state === 'unclear' || state === 'taken back' ? '' : wordOf(item.why ?? '');
    const key = `${state} ${word}`;
    groups.set(key, { state, word, count: (groups.get(key)?.count ?? 0) + 1 });
  }
  const reasons = [...groups.values()].sort((a, b) => b.count - a.count);
  const total = (state: ReasonCount['state']) =>
    reasons.reduce((sum, reason) => sum + (reason.state === state ? reason.count : 0), 0);
  return {
    operation,
    done: total('done'),
    skipped: total('skipped'),
    failed: total('failed'),
    unclear: total('unclear'),
    takenBack: total('taken back'),
    reasons,
  };
}

function stateOf(item: Item): ReasonCount['state'] {
  const { state, undo } = item;
  if (undo === 'done' || undo === 'skipped') return 'taken back';
  return isUnclear(item) || isOpen(state) ? 'unclear' : state;
}

/** When the rest of an operation could be done, were it to go on now. */
function outlook(
  operation: string,
  left: number,
  software: string,
  pacer: Pacer,
): Pick<OperationView, 'waits' | 'finishAt'> {
  const isPost = operation === 'post';
  if (left === 0 || !(isPost || isOperation(operation))) return { waits: null, finishAt: null };
  const kind = usualPostOf({ software });
  const finishAt = isPost
    ? forecastPublishing(pacer, { software }, { posts: left, uploads: 0 }, kind)
    : (forecastOperation(pacer, { software }, operation, left)?.finishAt ?? null);
  const names = isPost ? costOfPublishing({ software }, kind) : costOfOperation({ software }, operation);
  const held = pacer.nextFree(names);
  const usage = held && pacer.usage(held.bucket);
  return {
    waits: held && usage ? { limit: limitText(held.bucket, usage), until: held.at } : null,
    finishAt,
  };
}

function isOperation(text: string): text is Operation {
  return text === 'follow' || text === 'block' || text === 'mute';
}
