import type { Command } from 'commander';
import { TOPICS } from '../help/topics.ts';
import { bashScript } from './bash.ts';
import { fishScript } from './fish.ts';
import { completedCommands } from './words.ts';
import { zshScript } from './zsh.ts';

const SCRIPTS = { bash: bashScript, fish: fishScript, zsh: zshScript } as const;

/** The script that makes a shell complete this program. */
export function completionScript(program: Command, shell: keyof typeof SCRIPTS): string {
  const topics = TOPICS.map(([topic]) => topic);
  return SCRIPTS[shell](completedCommands(program, topics));
}
