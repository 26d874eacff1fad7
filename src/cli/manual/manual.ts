import type { Command } from 'commander';
import { GROUPS } from '../help/help-text.ts';
import { type Page, pageOf, type Section } from '../help/page.ts';
import { TOPICS, topicPage } from '../help/topics.ts';
import { VERSION } from '../version.ts';
import { roffLines, roffWords } from './roff.ts';

/**
 * The manual page, man(7), of the same declarations as the help: options that every command has stand there once.
 * @param date of the release, `2026-01-31`; null while there is none
 */
export async function manualOf(program: Command, date: string | null): Promise<string> {
  const [first, ...others] = pageOf(program).sections;
  const commands = program.commands.map(command => [command, pageOf(command)] as const);
  const common = commands[0]?.[1].sections.find(({ heading }) => heading === GROUPS.output);
  const lines = [
    `.TH OXPECKER 1 ${date ?? '""'} "oxpecker ${roffWords(VERSION)}" "User Commands"`,
    '.SH NAME',
    `oxpecker ${String.raw`\-`} move from Twitter to the fediverse`,
    '.SH SYNOPSIS',
    '.B oxpecker',
    '.I command',
    '.RI [ options ]',
    '.SH DESCRIPTION',
    ...roffLines(program.description()),
    ...[first, others.at(-1)].flatMap(section => (section ? partLines('.SH', section) : [])),
    '.SH COMMANDS',
    ...commands.flatMap(([, page]) => commandLines(page)),
    ...(common ? partLines('.SH', { ...common, heading: 'Options of every command' }) : []),
  ];
  for (const [topic] of TOPICS) {
    const page = await topicPage(program, topic);
    if (page) lines.push(...topicLines(topic, page));
  }
  return lines.map(line => `${line}\n`).join('');
}

function commandLines({ usage, summary, sections }: Page): string[] {
  const own = sections.filter(({ heading }) => heading !== GROUPS.output);
  return [
    `.SS ${roffWords(usage ?? '')}`,
    ...roffLines(summary),
    ...own.flatMap(section => partLines('.PP', section)),
  ];
}

function topicLines(topic: string, { summary, sections }: Page): string[] {
  return [
    title(topic.replace('-', ' ')),
    ...roffLines(summary),
    ...sections.flatMap(section => partLines('.PP', section)),
  ];
}

/** @param opening how its heading is set: `.SH`, or `.PP` for one within a part */
function partLines(opening: '.SH' | '.PP', section: Section): string[] {
  const { heading } = section;
  const head = opening === '.SH' ? [title(heading)] : ['.PP', `.B ${roffWords(heading)}`];
  if ('paragraphs' in section) {
    return [
      ...head,
      ...section.paragraphs.flatMap((text, at) => [...paragraph(opening, at), ...roffLines(text)]),
    ];
  }
  const items =
    'items' in section ? section.items : section.examples.map(([line, what = '']) => [line, what] as const);
  return [...head, ...items.flatMap(([term, what]) => itemLines(term, what))];
}

function title(text: string): string {
  return `.SH ${roffWords(text.toUpperCase())}`;
}

/** The first paragraph of a section needs no request of its own, below a heading that is only bold it does. */
function paragraph(opening: '.SH' | '.PP', at: number): string[] {
  return opening === '.SH' && at === 0 ? [] : [at === 0 ? '.br' : '.PP'];
}

function itemLines(term: string, what: string): string[] {
  return ['.TP', `.B ${roffWords(term)}`, ...(what === '' ? [String.raw`\&`] : roffLines(what))];
}
