import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import { declareProgram } from '../../src/cli/declare.ts';
import { temporaryFolder } from '../support/cli.ts';
import { runMain } from '../support/run-main.ts';

const SHELLS = ['bash', 'zsh', 'fish'] as const;
type Shell = (typeof SHELLS)[number];

function withoutShell(shell: Shell): { skip: string | false } {
  return { skip: spawnSync(shell, ['--version']).error ? `${shell} is not here` : false };
}

/** A folder with a script for the shell, an archive, a file with a space, and a migration. */
async function folderWith(t: TestContext, shell: Shell): Promise<string> {
  const cwd = await temporaryFolder(t);
  const { code, stdout } = await runMain(['completion', shell], { cwd });
  assert.equal(code, 0);
  await writeFile(join(cwd, '_oxpecker'), stdout);
  await writeFile(join(cwd, 'twitter.zip'), '');
  await writeFile(join(cwd, 'two words.zip'), '');
  await mkdir(join(cwd, 'oxpecker-heron'));
  return cwd;
}

function run(shell: Shell, args: readonly string[], cwd: string): string[] {
  const { stdout, stderr, status } = spawnSync(shell, args, { cwd, encoding: 'utf8', timeout: 60_000 });
  assert.deepEqual([status, stderr], [0, '']);
  return stdout.split('\n').filter(line => line !== '');
}

/** What bash offers for the last of these words. */
function askBash(words: readonly string[], cwd: string): string[] {
  const script = `source ./_oxpecker; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _oxpecker; printf '%s\\n' "\${COMPREPLY[@]}"`;
  return run('bash', ['-c', script, 'bash', 'oxpecker', ...words], cwd);
}

/** What fish offers for a line. */
function askFish(line: string, cwd: string): string[] {
  const offered = run('fish', ['--no-config', '-c', 'source ./_oxpecker; complete -C $argv', line], cwd);
  return offered.map(each => each.split('\t')[0] ?? '');
}

/** What stands on the line once zsh has completed it. */
function askZsh(line: string, cwd: string): string {
  const script = `
    zmodload zsh/zpty
    zpty shell zsh -f -i
    zpty -w shell 'PS1=; PS2=; unsetopt beep zle_bracketed_paste 2> /dev/null; autoload -Uz compinit; compinit -u -d ./dump; fpath=(. $fpath); autoload -Uz _oxpecker; compdef _oxpecker oxpecker; oxpecker() { print -r -- "got<$*>" }; print rea''dy'
    zpty -r shell answer '*ready*'
    zpty -w -n shell $'${line}\\t\\n'
    zpty -r -m shell answer '*got<*>*'
    print -r -- "$answer"
    zpty -d shell`;
  return /got<([^>]*)>/.exec(run('zsh', ['-f', '-c', script], cwd).join('\n'))?.[1]?.trim() ?? '';
}

const program = declareProgram(() => async () => undefined, { write: () => undefined, width: () => 80 });

describe('completion by bash', withoutShell('bash'), () => {
  for (const [words, offered] of [
    [['po'], ['post']],
    [['-'], ['--help', '--version']],
    [['post', '--pa'], ['--pace']],
    [
      ['post', 'twitter.zip', '--pace', ''],
      ['even', 'burst'],
    ],
    [['post', '--pace', '=', 'e'], ['even']],
    [
      ['post', '--visibility', 'p'],
      ['public', 'private'],
    ],
    [
      ['post', 'tw'],
      ['twitter.zip', 'two words.zip'],
    ],
    [['post', '--max', '5', 'twitter'], ['twitter.zip']],
    [['status', '--dir', ''], ['oxpecker-heron']],
    [['find', '--max-age', ''], []],
    [
      ['undo', ''],
      ['follow', 'block', 'mute', 'list', 'post'],
    ],
    [['undo', '--as', 'me@a.example', 'f'], ['follow']],
    [['undo', 'post', 'ox'], ['oxpecker-heron']],
    [
      ['help', 'ex'],
      ['export-map', 'exit-codes'],
    ],
    [['nothing', ''], []],
  ] as const) {
    it(`offers what may follow "${words.join(' ')}"`, async t => {
      assert.deepEqual(askBash(words, await folderWith(t, 'bash')).sort(), [...offered].sort());
    });
  }

  it('knows every command and every option', async t => {
    const cwd = await folderWith(t, 'bash');
    assert.deepEqual(
      askBash([''], cwd),
      program.commands.map(command => command.name()),
    );
    for (const command of program.commands) {
      const longs = command.options.map(({ long }) => long ?? '');
      const offered = askBash([command.name(), '--'], cwd);
      assert.deepEqual(offered.sort(), [...longs, '--help'].sort(), command.name());
    }
  });
});

describe('completion by fish', withoutShell('fish'), () => {
  it('offers commands, options, values and files', async t => {
    const cwd = await folderWith(t, 'fish');
    assert.deepEqual(askFish('oxpecker po', cwd), ['post']);
    assert.deepEqual(askFish('oxpecker post --pa', cwd), ['--pace']);
    assert.deepEqual(askFish('oxpecker post --pace ', cwd).sort(), ['burst', 'even']);
    assert.deepEqual(askFish('oxpecker post --pace=e', cwd), ['--pace=even']);
    assert.deepEqual(askFish('oxpecker post twi', cwd), ['twitter.zip']);
    assert.deepEqual(askFish('oxpecker status --dir ', cwd), ['oxpecker-heron/']);
    assert.deepEqual(askFish('oxpecker help exi', cwd), ['exit-codes']);
  });

  it('offers nothing of a command whose name is only said behind another', async t => {
    const cwd = await folderWith(t, 'fish');
    assert.deepEqual(askFish('oxpecker undo follow --dry', cwd), ['--dry-run']);
    assert.deepEqual(askFish('oxpecker undo follow --noti', cwd), []);
    assert.deepEqual(askFish('oxpecker help post --vis', cwd), []);
  });
});

describe('completion by zsh', withoutShell('zsh'), () => {
  for (const [line, completed] of [
    ['oxpecker doc', 'doctor'],
    ['oxpecker post --pac', 'post --pace'],
    ['oxpecker post --pace ev', 'post --pace even'],
    ['oxpecker post twit', 'post twitter.zip'],
    ['oxpecker status --dir ox', 'status --dir oxpecker-heron'],
    ['oxpecker undo fol', 'undo follow'],
    ['oxpecker help exi', 'help exit-codes'],
  ] as const) {
    it(`completes "${line}"`, async t => {
      assert.equal(askZsh(line, await folderWith(t, 'zsh')), completed);
    });
  }
});
