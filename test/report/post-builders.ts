import type { DraftView, PostOutcomeView, PostPlanView, PostResultView } from '../../src/report/post-view.ts';

export const NO_MEDIA = { photos: 0, videos: 0, gifs: 0, bytes: 0 };
export const NOW = Date.UTC(2026, 0, 1, 12);

export function draftView(given: Partial<DraftView> = {}): DraftView {
  return {
    tweetId: '1590000000000000000',
    at: Date.UTC(2012, 4, 6, 7),
    texts: ['Good morning\n\n6 May 2012'],
    media: NO_MEDIA,
    spoiler: null,
    sensitive: false,
    language: 'en',
    visibility: 'unlisted',
    isReply: false,
    isQuote: false,
    remarks: [],
    ...given,
  };
}

export function postPlan(given: Partial<PostPlanView> = {}): PostPlanView {
  return {
    account: 'me@home.example',
    server: { host: 'home.example', software: 'mastodon', version: '4.5.2' },
    source: 'twitter.zip',
    tweets: 1204,
    posts: 1287,
    media: { photos: 412, videos: 1, gifs: 3, bytes: 1_234_000_000 },
    from: Date.UTC(2009, 2, 12),
    to: Date.UTC(2022, 10, 3),
    order: 'oldest',
    visibility: 'unlisted',
    localOnly: false,
    backdates: false,
    timeZone: 'Europe/Berlin',
    leftOut: [],
    remarks: [],
    resuming: null,
    forecast: {
      finishAt: NOW + 14 * 3_600_000,
      decidedBy: 'files',
      limit: '30 uploads in 30 minutes',
      isCourtesy: false,
    },
    share: 0.9,
    quietHours: null,
    now: NOW,
    examples: [],
    decisionsFile: null,
    ...given,
  };
}

export function postOutcome(
  why: string,
  state: PostOutcomeView['state'],
  given: Partial<PostOutcomeView> = {},
): PostOutcomeView {
  return {
    tweetId: '20',
    at: Date.UTC(2012, 4, 6, 7),
    beginning: 'Good morning',
    state,
    why,
    urls: [],
    ...given,
  };
}

export function postResult(given: Partial<PostResultView> = {}): PostResultView {
  return {
    account: 'me@home.example',
    tweets: 3,
    posts: 3,
    adopted: 0,
    outcomes: [],
    warnings: [],
    left: 0,
    failed: 0,
    stopped: null,
    lastUrl: null,
    ...given,
  };
}
