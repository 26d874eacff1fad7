import type { FindEvent } from '../../migrate/find-people.ts';
import { grouped } from '../../report/numbers.ts';
import { cleanText } from '../../report/text.ts';
import type { Context } from '../context.ts';
import { countText, type Progress } from '../progress.ts';
import { fromNow } from '../waits.ts';

/** Shows how looking people up goes on. @param source what is read, as the person named it */
export function findEvents(
  { clock, terminal }: Context,
  progress: Pick<Progress, 'update'>,
  source: string,
): (event: FindEvent) => void {
  let begun: number | undefined;
  let goesOn = 0;
  return event => {
    switch (event.type) {
      case 'reading':
        progress.update(`Reading ${source}: ${grouped(event.tweets)} tweets`);
        break;
      case 'looking_up':
        begun ??= clock.now();
        progress.update(
          countText(
            event.done,
            event.total,
            'addresses looked up',
            clock.now() - begun,
            goesOn - clock.now(),
          ),
        );
        break;
      case 'looked_up':
        terminal.detail(`${event.lookup.address}: ${event.lookup.status} ${event.lookup.why ?? ''}`);
        break;
      case 'waiting': {
        goesOn = Math.max(goesOn, event.until);
        const goingOn = fromNow(event.until, clock.now());
        terminal.say(cleanText(`${event.host} limits how often it may be asked; it goes on ${goingOn}.`));
        break;
      }
    }
  };
}
