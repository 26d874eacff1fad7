import { Argument, type Command } from 'commander';
import type { HelpOutput } from '../declare.ts';
import { explain } from '../help/help-text.ts';

/** Declares `completion`. */
export function declareCompletion(program: Command, { write }: HelpOutput): void {
  const completion = program
    .command('completion')
    .addArgument(new Argument('<shell>', 'the shell').choices(['bash', 'zsh', 'fish']))
    .description('Print what makes a shell complete commands, options and their values.')
    .action(async (shell: 'bash' | 'zsh' | 'fish') => {
      const { completionScript } = await import('../completion/script.ts');
      write(completionScript(program, shell));
    });
  explain(completion, {
    examples: [
      ['oxpecker completion bash > ~/.local/share/bash-completion/completions/oxpecker'],
      ['oxpecker completion zsh > ~/.zfunc/_oxpecker'],
      ['oxpecker completion fish > ~/.config/fish/completions/oxpecker.fish'],
    ],
    notes: [
      'Make the folder first where it is not there. bash reads it where bash-completion is installed; zsh where it stands in fpath: fpath=(~/.zfunc $fpath) in ~/.zshrc, before compinit. Open a new shell afterwards, and do it again after an update.',
      'A shell completes what is installed: npm install --global oxpecker. Behind npx there is no command for it to know.',
    ],
    exitCodes: [],
  });
}
