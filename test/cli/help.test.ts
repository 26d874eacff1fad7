import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { declareProgram } from '../../src/cli/declare.ts';
import { helpTextOf } from '../../src/cli/help/help-text.ts';
import { pageOf } from '../../src/cli/help/page.ts';
import { renderPage } from '../../src/cli/help/render.ts';
import { TOPICS, topicPage } from '../../src/cli/help/topics.ts';
import { WELCOME } from '../../src/cli/help/welcome.ts';
import { main } from '../../src/cli/main.ts';
import { bucketsOf, limitText } from '../../src/mastodon/limits.ts';
import { columnsOf } from '../../src/report/columns.ts';
import { temporaryFolder } from '../support/cli.ts';
import { makeWorld, runMain } from '../support/run-main.ts';

const program = declareProgram(() => async () => undefined, { write: () => undefined, width: () => 80 });

/** What `oxpecker` prints for these words on a terminal of so many columns. */
async function shown(argv: readonly string[], columns: number): Promise<string> {
  const { world, stdout } = makeWorld(argv, { cwd: '/' });
  const code = await main({ ...world, stdout: Object.assign(world.stdout, { columns }) });
  assert.equal(code, 0);
  return stdout();
}

describe('help', () => {
  it('is there for every command, with examples that its command line takes', () => {
    for (const command of [program, ...program.commands]) {
      const text = helpTextOf(command);
      assert.ok(text && text.examples.length > 0, command.name());
      for (const [line] of text.examples) {
        const words = line.replace(/^npx /, '').split(' ');
        const called = program.commands.find(each => each.name() === words[1]);
        assert.ok(called, line);
        for (const flag of words.filter(word => word.startsWith('--')))
          assert.ok(
            called.options.some(({ long }) => long === flag),
            line,
          );
      }
    }
  });

  it('shows usage, then examples, then options in groups, then notes, then how it ends', async () => {
    const text = await shown(['post', '--help'], 80);
    const at = [
      'Usage:',
      'Examples:',
      'Arguments:',
      'This run:',
      'Pace:',
      'Output:',
      'Notes:',
      'Exit codes:',
    ];
    const places = at.map(heading => text.indexOf(`${heading}`));
    assert.ok(!places.includes(-1), text);
    assert.deepEqual(
      places,
      [...places].sort((a, b) => a - b),
    );
    for (const { long } of program.commands.find(each => each.name() === 'post')?.options ?? [])
      assert.match(text, new RegExp(`^ {2}(?:-\\w, )?${long}\\b`, 'm'));
    assert.match(text, / --pace <way> .*\n? .*\(even, burst; default: even\)/);
  });

  it('is the same however it is asked for', async t => {
    const cwd = await temporaryFolder(t);
    for (const { name } of program.commands.map(command => ({ name: command.name() }))) {
      const asked = await runMain(['help', name], { cwd });
      assert.deepEqual(asked, await runMain([name, '--help'], { cwd }));
    }
    assert.deepEqual(await runMain(['help'], { cwd }), await runMain(['--help'], { cwd }));
  });

  for (const columns of [80, 60, 40]) {
    it(`fits ${columns} columns`, async () => {
      const pages = [WELCOME, ...[program, ...program.commands].map(pageOf)];
      for (const [topic] of TOPICS) pages.push((await topicPage(program, topic)) ?? assert.fail(topic));
      for (const page of pages) {
        for (const line of renderPage(page, columns).split('\n')) {
          // A path is one word, which nobody can break but the terminal.
          const isOneWord = !line.trim().replace(/ \\$/, '').includes(' ');
          assert.ok(isOneWord || columnsOf(line) <= columns, `${page.usage}: ${line}`);
        }
      }
    });
  }

  it('breaks a command line so that it can be copied', () => {
    const line = 'npx oxpecker post twitter.zip --select oxpecker-heron/posts.csv';
    const page = {
      usage: null,
      summary: '',
      sections: [{ heading: 'Examples', examples: [[line]] }],
    } as const;
    const text = renderPage(page, 40);
    assert.match(text, / \\\n/);
    assert.equal(
      text
        .split('Examples:\n')[1]
        ?.replaceAll(/ \\\n */g, ' ')
        .trim(),
      line,
    );
  });

  it('on limits has the figures that runs keep', async () => {
    const text = (await shown(['help', 'limits'], 200)).replace(/\s+/g, ' ');
    const follow = bucketsOf({ software: 'mastodon' }).find(({ name }) => name === 'follow') ?? assert.fail();
    assert.ok(text.includes(limitText('follow', follow.rule)), text);
    // 360 a day: the last of 1,000 at the beginning of the third day. 270 posts in 3 hours: 37 windows are used up.
    assert.match(text, /Mastodon, others 1,000 follows in 2 days 0 h, 10,000 posts in 4 days 15 h,/);
  });

  it('on the environment names every variable once', async () => {
    const text = await shown(['help', 'environment'], 80);
    for (const name of ['OXPECKER_CONFIG_DIR', 'HTTPS_PROXY', 'OXPECKER_MAX_AGE', 'OXPECKER_NO_LOOKUP'])
      assert.equal(text.split(new RegExp(`\\b${name}\\b(?!=)`)).length, 2, name);
  });
});
