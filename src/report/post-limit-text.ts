import { roughDuration, utcTime } from './numbers.ts';
import { filesOf, type PostPlanView } from './post-view.ts';

const DAY_MS = 86_400_000;

/** How long it takes and why, as a paragraph; empty when there is nothing to post. */
export function postLimitText(view: PostPlanView): string {
  const { forecast, now, share, quietHours } = view;
  if (forecast === null) return '';
  const { finishAt, limit, isCourtesy } = forecast;
  const takes = roughDuration(finishAt - now);
  const about = takes.startsWith('under') ? takes : `about ${takes}`;
  const until = finishAt - now >= DAY_MS / 2 ? `, until ${utcTime(finishAt)} at the earliest` : '';
  const used = share === 1 ? '' : `, of which this uses ${Math.round(share * 100)} % (--share)`;
  const whose = isCourtesy
    ? "your followers' feeds get no more than from Mastodon, which allows"
    : `${view.server.host} allows`;
  const why = limit === null ? '' : `: ${whose} ${limit}${used}`;
  const quiet =
    quietHours === null
      ? ''
      : ` Nothing is posted from ${quietHours.replace('-', ' to ')}, which comes on top.`;
  const stop =
    finishAt - now >= 600_000
      ? ' Leave it running, or stop it with Ctrl-C and run the same command again whenever you like: it goes on where it was.'
      : '';
  const files =
    filesOf(view.media) > 0 && forecast.decidedBy === 'files' ? ' Photos and videos take the longest.' : '';
  return `It takes ${about}${until}${why}.${files}${quiet}${stop}`;
}
