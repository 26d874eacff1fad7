import type { Purpose } from '../../mastodon/purposes.ts';
import type { LogInEvent } from '../../migrate/log-in.ts';
import type { ConsentEvent } from '../../report/account-document.ts';
import { wrap } from '../../report/columns.ts';
import { cleanText } from '../../report/text.ts';
import type { Progress } from '../progress.ts';
import type { Terminal } from '../terminal.ts';

const WHAT_FOR: Readonly<Record<Purpose, string>> = {
  follow: 'find people, follow, block and mute them, put them into lists',
  post: 'read your own posts, write and delete posts, upload media',
};

/** A server by its host: its title is what whoever runs it likes to write there. */
function nameOf({ host, title }: Extract<LogInEvent, { readonly type: 'consent' }>['server']): string {
  return title === null || title === '' || title === host ? host : `${host} (${title})`;
}

/** Tells the person what is asked of them during a login. What they need to go on is shown with `--quiet` too. */
export function showEvents(
  terminal: Terminal,
  progress: Progress,
  purposes: readonly Purpose[],
): (event: LogInEvent) => void {
  const say = (sentence: string, indent = '') => {
    for (const line of wrap(sentence, terminal.errorColumns, indent)) terminal.say(line);
  };
  return event => {
    progress.stop();
    switch (event.type) {
      case 'consent': {
        const { server, url, way } = event;
        if (terminal.json) {
          const event: ConsentEvent = { type: 'consent', server: server.host, url, way };
          terminal.sayJson({ ...event });
          break;
        }
        say(cleanText(`oxpecker asks ${nameOf(server)} to let it:`));
        for (const purpose of purposes) say(`  ${purpose.padEnd(6)}  ${WHAT_FOR[purpose]}`, ' '.repeat(10));
        say(
          way === 'browser'
            ? 'Agree in your browser, which opens now. If it does not, open this address there:'
            : 'Open this address in a browser, agree, and copy the code that you are shown:',
        );
        terminal.stderr.write(`\n${cleanText(url)}\n\n`);
        // The answer comes to this machine: from a browser elsewhere, such as a phone's, it never would.
        if (way === 'browser')
          say('Waiting for your answer there. No browser on this machine? Ctrl-C, then with --no-browser.');
        break;
      }
      case 'port_taken':
        say(
          `Another program uses port ${event.port}, where your browser would bring the code, so you have to copy it.`,
        );
        break;
      case 'no_browser':
        say(
          'No browser could be started here: open the address yourself, or run it again with --no-browser.',
        );
        terminal.detail(String(event.error));
        break;
      case 'wrong_code':
        say('Your server does not accept this code: copy the whole of it once more.');
        terminal.detail(event.error.message);
        break;
    }
  };
}
